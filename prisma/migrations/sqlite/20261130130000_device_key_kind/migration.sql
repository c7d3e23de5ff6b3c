-- AlterTable
ALTER TABLE "DeviceKey" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'device';
