-- CreateTable
CREATE TABLE "StationMerge" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "stationId" INTEGER NOT NULL,
    "intoId" INTEGER NOT NULL,
    "time" DATETIME NOT NULL,
    "hasRepeats" BOOLEAN NOT NULL DEFAULT false,
    "rows" JSONB,
    "undoneAt" DATETIME
);

-- CreateTable
CREATE TABLE "MergedReading" (
    "mergeId" INTEGER NOT NULL,
    "time" DATETIME NOT NULL,
    "dropped" JSONB,

    PRIMARY KEY ("mergeId", "time"),
    CONSTRAINT "MergedReading_mergeId_fkey" FOREIGN KEY ("mergeId") REFERENCES "StationMerge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MergedRecord" (
    "mergeId" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "recordId" INTEGER NOT NULL,
    "dropped" JSONB,

    PRIMARY KEY ("mergeId", "model", "recordId"),
    CONSTRAINT "MergedRecord_mergeId_fkey" FOREIGN KEY ("mergeId") REFERENCES "StationMerge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "StationMerge_stationId_idx" ON "StationMerge"("stationId");

-- CreateIndex
CREATE INDEX "StationMerge_intoId_idx" ON "StationMerge"("intoId");
