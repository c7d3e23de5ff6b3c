-- CreateTable
CREATE TABLE "RainCounter" (
    "stationId" INTEGER NOT NULL,
    "time" DATETIME NOT NULL,
    "counters" JSONB NOT NULL,
    "hasRain" BOOLEAN NOT NULL DEFAULT false,
    "state" JSONB,

    PRIMARY KEY ("stationId", "time"),
    CONSTRAINT "RainCounter_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
