-- The statistics of a database that has stations were made by older definitions: the server makes them anew.
INSERT IGNORE INTO `Setting` (`name`, `value`) SELECT 'statisticsVersion', '0' FROM `Station` LIMIT 1;
