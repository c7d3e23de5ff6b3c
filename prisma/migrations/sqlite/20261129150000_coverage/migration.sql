-- How much of each hour and day was observed. What is there counts as whole until it is made anew.
ALTER TABLE "HourRollup" ADD COLUMN "coverage" REAL NOT NULL DEFAULT 1;
ALTER TABLE "DayRollup" ADD COLUMN "coverage" REAL NOT NULL DEFAULT 24;
