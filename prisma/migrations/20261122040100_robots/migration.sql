-- Reminders to the robot of a group chat, one for a workspace, and the outbox from which they are posted.

-- CreateEnum
CREATE TYPE "RobotKind" AS ENUM ('wecom', 'dingtalk', 'feishu');

-- CreateTable
CREATE TABLE "robots" (
    "workspace_id" UUID NOT NULL,
    "kind" "RobotKind" NOT NULL,
    "host" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "secret" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "robots_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "robot_posts" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "robot_posts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "robot_posts_workspace_id_key_key" ON "robot_posts"("workspace_id", "key");

-- AddForeignKey
ALTER TABLE "robots" ADD CONSTRAINT "robots_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "robot_posts" ADD CONSTRAINT "robot_posts_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever knows the address can write into the chat: neither it nor the secret stands here in the clear.
ALTER TABLE robots ADD CONSTRAINT robots_sealed CHECK (address LIKE 'v1.%' AND secret LIKE 'v1.%');
-- The worker asks every minute for what is left to post; what was posted only grows.
CREATE INDEX robot_posts_to_send ON robot_posts (next_attempt_at) WHERE sent_at IS NULL AND failed_at IS NULL;
-- Posted and given up exclude each other.
ALTER TABLE robot_posts ADD CONSTRAINT robot_posts_one_end CHECK (sent_at IS NULL OR failed_at IS NULL);
-- What is old is looked for by its day, over all workspaces.
CREATE INDEX notifications_by_age ON notifications (created_at);
