ALTER TABLE "record_plan" ADD COLUMN "postponed_reports" TEXT;

ALTER TABLE "record_activity" ADD COLUMN "postponements" TEXT;
