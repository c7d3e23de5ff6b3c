-- CreateTable
CREATE TABLE "ConsoleSetting" (
    "stationId" INTEGER NOT NULL PRIMARY KEY,
    "gauge" TEXT,
    "wind" TEXT NOT NULL DEFAULT 'momentary',
    "temperatureChannel" INTEGER,
    "soilMoistureUnit" TEXT NOT NULL DEFAULT 'percent',
    "lightningUnit" TEXT NOT NULL DEFAULT 'km',
    "isAirQualityIndoors" BOOLEAN NOT NULL DEFAULT false,
    "preferredSensor" TEXT,
    CONSTRAINT "ConsoleSetting_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ConsoleMessage" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "stationId" INTEGER,
    "time" DATETIME NOT NULL,
    "kind" TEXT NOT NULL,
    "model" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL,
    "identifier" TEXT NOT NULL DEFAULT '',
    "request" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "answer" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "ConsoleMessage_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ConsoleMessage_stationId_id_idx" ON "ConsoleMessage"("stationId", "id");
