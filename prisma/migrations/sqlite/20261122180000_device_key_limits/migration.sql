-- AlterTable
ALTER TABLE "DeviceKey" ADD COLUMN "scopes" TEXT NOT NULL DEFAULT 'read,write';
ALTER TABLE "DeviceKey" ADD COLUMN "addresses" TEXT NOT NULL DEFAULT '';
