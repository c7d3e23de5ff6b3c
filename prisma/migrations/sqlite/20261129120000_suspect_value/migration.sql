-- CreateTable
CREATE TABLE "SuspectValue" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "stationId" INTEGER NOT NULL,
    "time" DATETIME NOT NULL,
    "metric" TEXT NOT NULL,
    "value" REAL NOT NULL,
    "flag" TEXT NOT NULL,
    CONSTRAINT "SuspectValue_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "SuspectValue_stationId_time_metric_key" ON "SuspectValue"("stationId", "time", "metric");

-- CreateIndex
CREATE INDEX "SuspectValue_time_idx" ON "SuspectValue"("time");

-- Who may change readings may settle them.
INSERT INTO "GroupPermission" ("groupId", "model", "action")
SELECT "groupId", 'SuspectValue', "action" FROM "GroupPermission" WHERE "model" = 'SensorData' AND "action" IN ('view', 'change');

INSERT INTO "UserPermission" ("userId", "model", "action")
SELECT "userId", 'SuspectValue', "action" FROM "UserPermission" WHERE "model" = 'SensorData' AND "action" IN ('view', 'change');
