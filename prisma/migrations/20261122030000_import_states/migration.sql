-- An import is kept from the moment its bytes are here: it waits to be read, is read, or could not be read.
-- A migration of their own: names of states can only be used once the transaction that made them has ended.
ALTER TYPE "ImportStatus" ADD VALUE 'uploaded' BEFORE 'in_review';
ALTER TYPE "ImportStatus" ADD VALUE 'reading' BEFORE 'in_review';
ALTER TYPE "ImportStatus" ADD VALUE 'failed';
