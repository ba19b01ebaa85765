-- The second factor of people who sign in with a password (RFC 6238).
CREATE TABLE "second_factors" (
    "user_id" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "second_factors_pkey" PRIMARY KEY ("user_id")
);

CREATE TABLE "recovery_codes" (
    "user_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("user_id","hash")
);

ALTER TABLE "second_factors" ADD CONSTRAINT "second_factors_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Codes go with the factor that they stand in for.
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "second_factors"("user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Secrets are sealed before they get here (see lib/auth/seal.ts); one in the clear is a fault that must not be stored.
ALTER TABLE second_factors ADD CONSTRAINT second_factors_sealed CHECK (secret LIKE 'v1.%');
-- A step is used once it has been; only a factor in force has used any.
ALTER TABLE second_factors ADD CONSTRAINT second_factors_steps CHECK (last_step IS NULL OR confirmed_at IS NOT NULL);
