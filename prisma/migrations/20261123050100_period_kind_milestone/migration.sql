-- A kind of period for the days before milestones; by itself, since a new value cannot be used where it is made.

-- AlterEnum
ALTER TYPE "PeriodKind" ADD VALUE 'milestone';
