-- CreateTable
CREATE TABLE "PeriodValue" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "stationId" INTEGER NOT NULL,
    "metric" TEXT NOT NULL,
    "statistic" TEXT NOT NULL,
    "from" DATETIME NOT NULL,
    "to" DATETIME NOT NULL,
    "value" REAL NOT NULL,
    "receivedAt" DATETIME NOT NULL,
    CONSTRAINT "PeriodValue_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "PeriodValue_stationId_from_to_metric_statistic_key" ON "PeriodValue"("stationId", "from", "to", "metric", "statistic");

-- CreateIndex
CREATE INDEX "PeriodValue_from_idx" ON "PeriodValue"("from");

-- Who may do something to readings may do it to what is said of whole periods.
INSERT INTO "GroupPermission" ("groupId", "model", "action") SELECT "groupId", 'PeriodValue', "action" FROM "GroupPermission" WHERE "model" = 'SensorData';
INSERT INTO "UserPermission" ("userId", "model", "action") SELECT "userId", 'PeriodValue', "action" FROM "UserPermission" WHERE "model" = 'SensorData';
