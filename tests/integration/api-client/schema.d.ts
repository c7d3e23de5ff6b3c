export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the collections
         * @description The collections of this weather station's REST API.
         */
        get: operations["listRoot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/station/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List: Station
         * @description Weather stations with their current conditions. Writing a time and a temperature records an observation.
         */
        get: operations["listStation"];
        put?: never;
        /**
         * Add: Station
         * @description Weather stations with their current conditions. Writing a time and a temperature records an observation.
         */
        post: operations["postStation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/station/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /**
         * Read: Station
         * @description Weather stations with their current conditions. Writing a time and a temperature records an observation.
         */
        get: operations["getStationItem"];
        /**
         * Replace: Station
         * @description Weather stations with their current conditions. Writing a time and a temperature records an observation.
         */
        put: operations["putStationItem"];
        post?: never;
        /**
         * Delete: Station
         * @description Weather stations with their current conditions. Writing a time and a temperature records an observation.
         */
        delete: operations["deleteStationItem"];
        options?: never;
        head?: never;
        /**
         * Change: Station
         * @description Weather stations with their current conditions. Writing a time and a temperature records an observation.
         */
        patch: operations["patchStationItem"];
        trace?: never;
    };
    "/temperature-data/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List: Temperature Data
         * @description Spot readings of the temperature, without a station.
         */
        get: operations["listTemperatureData"];
        put?: never;
        /**
         * Add: Temperature Data
         * @description Spot readings of the temperature, without a station.
         */
        post: operations["postTemperatureData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/temperature-data/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /**
         * Read: Temperature Data
         * @description Spot readings of the temperature, without a station.
         */
        get: operations["getTemperatureDataItem"];
        /**
         * Replace: Temperature Data
         * @description Spot readings of the temperature, without a station.
         */
        put: operations["putTemperatureDataItem"];
        post?: never;
        /**
         * Delete: Temperature Data
         * @description Spot readings of the temperature, without a station.
         */
        delete: operations["deleteTemperatureDataItem"];
        options?: never;
        head?: never;
        /**
         * Change: Temperature Data
         * @description Spot readings of the temperature, without a station.
         */
        patch: operations["patchTemperatureDataItem"];
        trace?: never;
    };
    "/sensor-data/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List: Sensor Data
         * @description Readings of the stations. A change is a correction: null hides a value, and the raw one is kept. To record many at once, use POST /api/v1/readings.
         */
        get: operations["listSensorData"];
        put?: never;
        /**
         * Add: Sensor Data
         * @description Readings of the stations. A change is a correction: null hides a value, and the raw one is kept. To record many at once, use POST /api/v1/readings.
         */
        post: operations["postSensorData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sensor-data/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /**
         * Read: Sensor Data
         * @description Readings of the stations. A change is a correction: null hides a value, and the raw one is kept. To record many at once, use POST /api/v1/readings.
         */
        get: operations["getSensorDataItem"];
        /**
         * Replace: Sensor Data
         * @description Readings of the stations. A change is a correction: null hides a value, and the raw one is kept. To record many at once, use POST /api/v1/readings.
         */
        put: operations["putSensorDataItem"];
        post?: never;
        /**
         * Delete: Sensor Data
         * @description Readings of the stations. A change is a correction: null hides a value, and the raw one is kept. To record many at once, use POST /api/v1/readings.
         */
        delete: operations["deleteSensorDataItem"];
        options?: never;
        head?: never;
        /**
         * Change: Sensor Data
         * @description Readings of the stations. A change is a correction: null hides a value, and the raw one is kept. To record many at once, use POST /api/v1/readings.
         */
        patch: operations["patchSensorDataItem"];
        trace?: never;
    };
    "/users/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List: User
         * @description People who may log in. For superusers only.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Add: User
         * @description People who may log in. For superusers only.
         */
        post: operations["postUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /**
         * Read: User
         * @description People who may log in. For superusers only.
         */
        get: operations["getUsersItem"];
        /**
         * Replace: User
         * @description People who may log in. For superusers only.
         */
        put: operations["putUsersItem"];
        post?: never;
        /**
         * Delete: User
         * @description People who may log in. For superusers only.
         */
        delete: operations["deleteUsersItem"];
        options?: never;
        head?: never;
        /**
         * Change: User
         * @description People who may log in. For superusers only.
         */
        patch: operations["patchUsersItem"];
        trace?: never;
    };
    "/groups/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List: Group
         * @description Groups give their members permissions. For superusers only.
         */
        get: operations["listGroups"];
        put?: never;
        /**
         * Add: Group
         * @description Groups give their members permissions. For superusers only.
         */
        post: operations["postGroups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /**
         * Read: Group
         * @description Groups give their members permissions. For superusers only.
         */
        get: operations["getGroupsItem"];
        /**
         * Replace: Group
         * @description Groups give their members permissions. For superusers only.
         */
        put: operations["putGroupsItem"];
        post?: never;
        /**
         * Delete: Group
         * @description Groups give their members permissions. For superusers only.
         */
        delete: operations["deleteGroupsItem"];
        options?: never;
        head?: never;
        /**
         * Change: Group
         * @description Groups give their members permissions. For superusers only.
         */
        patch: operations["patchGroupsItem"];
        trace?: never;
    };
    "/current/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the latest temperature and humidity
         * @description The latest temperature and humidity, of public stations.
         */
        get: operations["listCurrent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/home/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the latest temperature
         * @description The latest temperature of spot readings and public stations, as a page.
         */
        get: operations["listHome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the stations
         * @description Stations with their current conditions.
         */
        get: operations["listApiV1Stations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /**
         * Read a station
         * @description One station with its current conditions.
         */
        get: operations["getApiV1StationsItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{id}/latest": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /**
         * Read the newest good values
         * @description The current conditions at a station.
         */
        get: operations["listApiV1StationsLatest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{id}/readings": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /**
         * Read a range
         * @description A station's good values over a range, as JSON or CSV, streamed.
         */
        get: operations["listApiV1StationsReadings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{id}/readings/{time}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                time: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct a reading
         * @description Hides, restores or corrects a value, with a reason for the log. The raw value is kept.
         */
        post: operations["postApiV1StationsReadingsCorrections"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record readings
         * @description Records one or many readings, with a result for each. Repeating the request is safe.
         */
        post: operations["postApiV1Readings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /**
         * Read events
         * @description What happened at a station's device, including when it went online and offline; newest first.
         */
        get: operations["listApiV1StationsEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record events
         * @description Records one or many device events, with a result for each. Repeating the request is safe.
         */
        post: operations["postApiV1Events"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/device/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report the status
         * @description The state that a device reports of itself. For a device key; fields that are left out do not change.
         */
        post: operations["postApiV1DeviceStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/device/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch waiting commands
         * @description Commands to a device, for its key. A command without a reply is sent again after some seconds until it expires: a device must execute each id only once.
         */
        get: operations["listApiV1DeviceCommands"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/device/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reply to a command
         * @description A device's reply to a command, for its key. The first reply counts.
         */
        post: operations["postApiV1DeviceReplies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The error: `detail` for the request as a whole, or a list of messages by field. */
        Error: {
            detail?: string;
        } & {
            [key: string]: unknown;
        };
        Station: {
            /** Format: uri */
            url: string;
            name: string;
            /** @description When it was observed, epoch seconds. */
            timestamp: string | null;
            /** @description °C */
            temperature: string | null;
            /** @description Degrees north. */
            lat: string;
            /** @description Degrees east. */
            lon: string;
        };
        TemperatureData: {
            /** Format: uri */
            url: string;
            /** @description When it was observed, epoch seconds. */
            timestamp: string;
            /** @description °C */
            temperature: string;
            /** @description Degrees north. */
            lat: string;
            /** @description Degrees east. */
            lon: string;
        };
        SensorData: {
            /** Format: uri */
            url: string;
            /** Format: uri */
            station: string;
            /** Format: date-time */
            time: string;
            /** @description °C */
            temperature: number | null;
            /** @description % */
            humidity: number | null;
            /** @description °C */
            dewPoint: number | null;
            /** @description °C */
            feelsLike: number | null;
            /** @description hPa */
            pressure: number | null;
            /** @description hPa */
            seaLevelPressure: number | null;
            /** @description hPa */
            altimeterSetting: number | null;
            /** @description m/s */
            windSpeed: number | null;
            /** @description m/s */
            windGust: number | null;
            /** @description ° */
            windDirection: number | null;
            /** @description mm */
            rain: number | null;
            /** @description mm/h */
            rainRate: number | null;
            /** @description cm */
            snowDepth: number | null;
            /** @description min */
            sunshine: number | null;
            /** @description lux */
            light: number | null;
            /** @description W/m² */
            solarRadiation: number | null;
            /** @description index */
            uvIndex: number | null;
            /** @description °C */
            soilTemperature: number | null;
            /** @description % */
            soilMoisture: number | null;
            /** @description µg/m³ */
            pm25: number | null;
            /** @description µg/m³ */
            pm10: number | null;
            /** @description km */
            visibility: number | null;
            /** @description V */
            battery: number | null;
            /** @description Values of channels, by name. */
            extra: {
                [key: string]: number;
            };
            /** @description Metrics whose observed value is not shown, and why. Shown all the same, as suspect: jump, flat, rate, inconsistent, neighbours. */
            flags: {
                [key: string]: string;
            };
        };
        User: {
            /** Format: uri */
            url: string;
            username: string;
            email: string;
            is_active: boolean;
            is_staff: boolean;
            is_superuser: boolean;
            groups: string[];
        };
        Group: {
            /** Format: uri */
            url: string;
            name: string;
            permissions: string[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listRoot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uri */
                        station: string;
                        /** Format: uri */
                        "temperature-data": string;
                        /** Format: uri */
                        "sensor-data": string;
                        /** Format: uri */
                        users: string;
                        /** Format: uri */
                        groups: string;
                        /** Format: uri */
                        current: string;
                        /** Format: uri */
                        home: string;
                    };
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listStation: {
        parameters: {
            query?: {
                /** @description Exactly this name. */
                name?: string;
                /** @description Words that must all be contained. */
                search?: string;
                /** @description Fields to order by, a minus for descending: id, name, timestamp, temperature, lat, lon. */
                ordering?: string;
                /** @description A page's number, or `last`. */
                page?: string;
                /** @description Records a page, up to 1000; default 10. */
                page_size?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postStation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Berlin */
                    name: string;
                    /**
                     * @description Epoch seconds, or ISO 8601 with an offset.
                     * @example 1773489600
                     */
                    timestamp: string | number;
                    /** @example 8.4 */
                    temperature: string | number;
                    /** @example 52.52 */
                    lat: string | number;
                    /** @example 13.405 */
                    lon: string | number;
                };
                "application/x-www-form-urlencoded": {
                    /** @example Berlin */
                    name: string;
                    /**
                     * @description Epoch seconds, or ISO 8601 with an offset.
                     * @example 1773489600
                     */
                    timestamp: string | number;
                    /** @example 8.4 */
                    temperature: string | number;
                    /** @example 52.52 */
                    lat: string | number;
                    /** @example 13.405 */
                    lon: string | number;
                };
                "multipart/form-data": {
                    /** @example Berlin */
                    name: string;
                    /**
                     * @description Epoch seconds, or ISO 8601 with an offset.
                     * @example 1773489600
                     */
                    timestamp: string | number;
                    /** @example 8.4 */
                    temperature: string | number;
                    /** @example 52.52 */
                    lat: string | number;
                    /** @example 13.405 */
                    lon: string | number;
                };
            };
        };
        responses: {
            /** @description Added. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Station"];
                };
            };
            /** @description A field is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getStationItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Station"];
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    putStationItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Berlin */
                    name: string;
                    /**
                     * @description Epoch seconds, or ISO 8601 with an offset.
                     * @example 1773489600
                     */
                    timestamp: string | number;
                    /** @example 8.4 */
                    temperature: string | number;
                    /** @example 52.52 */
                    lat: string | number;
                    /** @example 13.405 */
                    lon: string | number;
                };
                "application/x-www-form-urlencoded": {
                    /** @example Berlin */
                    name: string;
                    /**
                     * @description Epoch seconds, or ISO 8601 with an offset.
                     * @example 1773489600
                     */
                    timestamp: string | number;
                    /** @example 8.4 */
                    temperature: string | number;
                    /** @example 52.52 */
                    lat: string | number;
                    /** @example 13.405 */
                    lon: string | number;
                };
                "multipart/form-data": {
                    /** @example Berlin */
                    name: string;
                    /**
                     * @description Epoch seconds, or ISO 8601 with an offset.
                     * @example 1773489600
                     */
                    timestamp: string | number;
                    /** @example 8.4 */
                    temperature: string | number;
                    /** @example 52.52 */
                    lat: string | number;
                    /** @example 13.405 */
                    lon: string | number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Station"];
                };
            };
            /** @description A field is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteStationItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patchStationItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Berlin */
                    name?: string;
                    /**
                     * @description Epoch seconds, or ISO 8601 with an offset.
                     * @example 1773489600
                     */
                    timestamp?: string | number;
                    /** @example 8.4 */
                    temperature?: string | number;
                    /** @example 52.52 */
                    lat?: string | number;
                    /** @example 13.405 */
                    lon?: string | number;
                };
                "application/x-www-form-urlencoded": {
                    /** @example Berlin */
                    name?: string;
                    /**
                     * @description Epoch seconds, or ISO 8601 with an offset.
                     * @example 1773489600
                     */
                    timestamp?: string | number;
                    /** @example 8.4 */
                    temperature?: string | number;
                    /** @example 52.52 */
                    lat?: string | number;
                    /** @example 13.405 */
                    lon?: string | number;
                };
                "multipart/form-data": {
                    /** @example Berlin */
                    name?: string;
                    /**
                     * @description Epoch seconds, or ISO 8601 with an offset.
                     * @example 1773489600
                     */
                    timestamp?: string | number;
                    /** @example 8.4 */
                    temperature?: string | number;
                    /** @example 52.52 */
                    lat?: string | number;
                    /** @example 13.405 */
                    lon?: string | number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Station"];
                };
            };
            /** @description A field is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listTemperatureData: {
        parameters: {
            query?: {
                /** @description From this time on: ISO 8601 with an offset, or epoch seconds. */
                from?: string;
                /** @description Before this time. */
                to?: string;
                /** @description Fields to order by, a minus for descending: id, timestamp, temperature, lat, lon. */
                ordering?: string;
                /** @description A page's number, or `last`. */
                page?: string;
                /** @description Records a page, up to 1000; default 10. */
                page_size?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postTemperatureData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Epoch seconds, or ISO 8601 with an offset.
                     * @example 1773489600
                     */
                    timestamp: string | number;
                    /** @example 8.4 */
                    temperature: string | number;
                    /** @example 52.52 */
                    lat: string | number;
                    /** @example 13.405 */
                    lon: string | number;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description Epoch seconds, or ISO 8601 with an offset.
                     * @example 1773489600
                     */
                    timestamp: string | number;
                    /** @example 8.4 */
                    temperature: string | number;
                    /** @example 52.52 */
                    lat: string | number;
                    /** @example 13.405 */
                    lon: string | number;
                };
                "multipart/form-data": {
                    /**
                     * @description Epoch seconds, or ISO 8601 with an offset.
                     * @example 1773489600
                     */
                    timestamp: string | number;
                    /** @example 8.4 */
                    temperature: string | number;
                    /** @example 52.52 */
                    lat: string | number;
                    /** @example 13.405 */
                    lon: string | number;
                };
            };
        };
        responses: {
            /** @description Added. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemperatureData"];
                };
            };
            /** @description A field is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getTemperatureDataItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemperatureData"];
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    putTemperatureDataItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Epoch seconds, or ISO 8601 with an offset.
                     * @example 1773489600
                     */
                    timestamp: string | number;
                    /** @example 8.4 */
                    temperature: string | number;
                    /** @example 52.52 */
                    lat: string | number;
                    /** @example 13.405 */
                    lon: string | number;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description Epoch seconds, or ISO 8601 with an offset.
                     * @example 1773489600
                     */
                    timestamp: string | number;
                    /** @example 8.4 */
                    temperature: string | number;
                    /** @example 52.52 */
                    lat: string | number;
                    /** @example 13.405 */
                    lon: string | number;
                };
                "multipart/form-data": {
                    /**
                     * @description Epoch seconds, or ISO 8601 with an offset.
                     * @example 1773489600
                     */
                    timestamp: string | number;
                    /** @example 8.4 */
                    temperature: string | number;
                    /** @example 52.52 */
                    lat: string | number;
                    /** @example 13.405 */
                    lon: string | number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemperatureData"];
                };
            };
            /** @description A field is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteTemperatureDataItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patchTemperatureDataItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Epoch seconds, or ISO 8601 with an offset.
                     * @example 1773489600
                     */
                    timestamp?: string | number;
                    /** @example 8.4 */
                    temperature?: string | number;
                    /** @example 52.52 */
                    lat?: string | number;
                    /** @example 13.405 */
                    lon?: string | number;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description Epoch seconds, or ISO 8601 with an offset.
                     * @example 1773489600
                     */
                    timestamp?: string | number;
                    /** @example 8.4 */
                    temperature?: string | number;
                    /** @example 52.52 */
                    lat?: string | number;
                    /** @example 13.405 */
                    lon?: string | number;
                };
                "multipart/form-data": {
                    /**
                     * @description Epoch seconds, or ISO 8601 with an offset.
                     * @example 1773489600
                     */
                    timestamp?: string | number;
                    /** @example 8.4 */
                    temperature?: string | number;
                    /** @example 52.52 */
                    lat?: string | number;
                    /** @example 13.405 */
                    lon?: string | number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemperatureData"];
                };
            };
            /** @description A field is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listSensorData: {
        parameters: {
            query?: {
                /** @description Only this station's. */
                station?: string;
                /** @description From this time on: ISO 8601 with an offset, or epoch seconds. */
                from?: string;
                /** @description Before this time. */
                to?: string;
                /** @description Readings a page, up to 1000; default 10. */
                page_size?: string;
                /** @description Where the page begins: from the links of another page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postSensorData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The address or number of a station. Without one: your only station.
                     * @example 1
                     */
                    station?: string | number | null;
                    /**
                     * @description Epoch seconds, or ISO 8601: with an offset, or else in the station's time zone.
                     * @example 2026-03-14T12:00:00.000Z
                     */
                    time: string | number;
                    /**
                     * @description Temperature, °C
                     * @example 8.4
                     */
                    temperature?: number | null;
                    /**
                     * @description Humidity, %
                     * @example 71
                     */
                    humidity?: number | null;
                    /**
                     * @description Dew point, °C
                     * @example 3.4
                     */
                    dewPoint?: number | null;
                    /**
                     * @description Feels like, °C
                     * @example 5.5
                     */
                    feelsLike?: number | null;
                    /**
                     * @description Station pressure, hPa
                     * @example 1009.2
                     */
                    pressure?: number | null;
                    /**
                     * @description Sea-level pressure, hPa
                     * @example 1013.4
                     */
                    seaLevelPressure?: number | null;
                    /**
                     * @description Altimeter setting (QNH), hPa
                     * @example 1013.3
                     */
                    altimeterSetting?: number | null;
                    /**
                     * @description Wind speed, m/s
                     * @example 5.2
                     */
                    windSpeed?: number | null;
                    /**
                     * @description Wind gust, m/s
                     * @example 9.3
                     */
                    windGust?: number | null;
                    /**
                     * @description Wind direction, °
                     * @example 240
                     */
                    windDirection?: number | null;
                    /**
                     * @description Rain, mm
                     * @example 0.2
                     */
                    rain?: number | null;
                    /**
                     * @description Rain rate, mm/h
                     * @example 1.2
                     */
                    rainRate?: number | null;
                    /**
                     * @description Snow depth, cm
                     * @example 0
                     */
                    snowDepth?: number | null;
                    /**
                     * @description Sunshine, min
                     * @example 2
                     */
                    sunshine?: number | null;
                    /**
                     * @description Light, lux
                     * @example 21000
                     */
                    light?: number | null;
                    /**
                     * @description Solar radiation, W/m²
                     * @example 190
                     */
                    solarRadiation?: number | null;
                    /**
                     * @description UV index, index
                     * @example 1.2
                     */
                    uvIndex?: number | null;
                    /**
                     * @description Soil temperature, °C
                     * @example 7.1
                     */
                    soilTemperature?: number | null;
                    /**
                     * @description Soil moisture, %
                     * @example 34
                     */
                    soilMoisture?: number | null;
                    /**
                     * @description PM2.5, µg/m³
                     * @example 6.2
                     */
                    pm25?: number | null;
                    /**
                     * @description PM10, µg/m³
                     * @example 11.5
                     */
                    pm10?: number | null;
                    /**
                     * @description Visibility, km
                     * @example 18
                     */
                    visibility?: number | null;
                    /**
                     * @description Battery, V
                     * @example 3.92
                     */
                    battery?: number | null;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The address or number of a station. Without one: your only station.
                     * @example 1
                     */
                    station?: string | number | null;
                    /**
                     * @description Epoch seconds, or ISO 8601: with an offset, or else in the station's time zone.
                     * @example 2026-03-14T12:00:00.000Z
                     */
                    time: string | number;
                    /**
                     * @description Temperature, °C
                     * @example 8.4
                     */
                    temperature?: number | null;
                    /**
                     * @description Humidity, %
                     * @example 71
                     */
                    humidity?: number | null;
                    /**
                     * @description Dew point, °C
                     * @example 3.4
                     */
                    dewPoint?: number | null;
                    /**
                     * @description Feels like, °C
                     * @example 5.5
                     */
                    feelsLike?: number | null;
                    /**
                     * @description Station pressure, hPa
                     * @example 1009.2
                     */
                    pressure?: number | null;
                    /**
                     * @description Sea-level pressure, hPa
                     * @example 1013.4
                     */
                    seaLevelPressure?: number | null;
                    /**
                     * @description Altimeter setting (QNH), hPa
                     * @example 1013.3
                     */
                    altimeterSetting?: number | null;
                    /**
                     * @description Wind speed, m/s
                     * @example 5.2
                     */
                    windSpeed?: number | null;
                    /**
                     * @description Wind gust, m/s
                     * @example 9.3
                     */
                    windGust?: number | null;
                    /**
                     * @description Wind direction, °
                     * @example 240
                     */
                    windDirection?: number | null;
                    /**
                     * @description Rain, mm
                     * @example 0.2
                     */
                    rain?: number | null;
                    /**
                     * @description Rain rate, mm/h
                     * @example 1.2
                     */
                    rainRate?: number | null;
                    /**
                     * @description Snow depth, cm
                     * @example 0
                     */
                    snowDepth?: number | null;
                    /**
                     * @description Sunshine, min
                     * @example 2
                     */
                    sunshine?: number | null;
                    /**
                     * @description Light, lux
                     * @example 21000
                     */
                    light?: number | null;
                    /**
                     * @description Solar radiation, W/m²
                     * @example 190
                     */
                    solarRadiation?: number | null;
                    /**
                     * @description UV index, index
                     * @example 1.2
                     */
                    uvIndex?: number | null;
                    /**
                     * @description Soil temperature, °C
                     * @example 7.1
                     */
                    soilTemperature?: number | null;
                    /**
                     * @description Soil moisture, %
                     * @example 34
                     */
                    soilMoisture?: number | null;
                    /**
                     * @description PM2.5, µg/m³
                     * @example 6.2
                     */
                    pm25?: number | null;
                    /**
                     * @description PM10, µg/m³
                     * @example 11.5
                     */
                    pm10?: number | null;
                    /**
                     * @description Visibility, km
                     * @example 18
                     */
                    visibility?: number | null;
                    /**
                     * @description Battery, V
                     * @example 3.92
                     */
                    battery?: number | null;
                };
                "multipart/form-data": {
                    /**
                     * @description The address or number of a station. Without one: your only station.
                     * @example 1
                     */
                    station?: string | number | null;
                    /**
                     * @description Epoch seconds, or ISO 8601: with an offset, or else in the station's time zone.
                     * @example 2026-03-14T12:00:00.000Z
                     */
                    time: string | number;
                    /**
                     * @description Temperature, °C
                     * @example 8.4
                     */
                    temperature?: number | null;
                    /**
                     * @description Humidity, %
                     * @example 71
                     */
                    humidity?: number | null;
                    /**
                     * @description Dew point, °C
                     * @example 3.4
                     */
                    dewPoint?: number | null;
                    /**
                     * @description Feels like, °C
                     * @example 5.5
                     */
                    feelsLike?: number | null;
                    /**
                     * @description Station pressure, hPa
                     * @example 1009.2
                     */
                    pressure?: number | null;
                    /**
                     * @description Sea-level pressure, hPa
                     * @example 1013.4
                     */
                    seaLevelPressure?: number | null;
                    /**
                     * @description Altimeter setting (QNH), hPa
                     * @example 1013.3
                     */
                    altimeterSetting?: number | null;
                    /**
                     * @description Wind speed, m/s
                     * @example 5.2
                     */
                    windSpeed?: number | null;
                    /**
                     * @description Wind gust, m/s
                     * @example 9.3
                     */
                    windGust?: number | null;
                    /**
                     * @description Wind direction, °
                     * @example 240
                     */
                    windDirection?: number | null;
                    /**
                     * @description Rain, mm
                     * @example 0.2
                     */
                    rain?: number | null;
                    /**
                     * @description Rain rate, mm/h
                     * @example 1.2
                     */
                    rainRate?: number | null;
                    /**
                     * @description Snow depth, cm
                     * @example 0
                     */
                    snowDepth?: number | null;
                    /**
                     * @description Sunshine, min
                     * @example 2
                     */
                    sunshine?: number | null;
                    /**
                     * @description Light, lux
                     * @example 21000
                     */
                    light?: number | null;
                    /**
                     * @description Solar radiation, W/m²
                     * @example 190
                     */
                    solarRadiation?: number | null;
                    /**
                     * @description UV index, index
                     * @example 1.2
                     */
                    uvIndex?: number | null;
                    /**
                     * @description Soil temperature, °C
                     * @example 7.1
                     */
                    soilTemperature?: number | null;
                    /**
                     * @description Soil moisture, %
                     * @example 34
                     */
                    soilMoisture?: number | null;
                    /**
                     * @description PM2.5, µg/m³
                     * @example 6.2
                     */
                    pm25?: number | null;
                    /**
                     * @description PM10, µg/m³
                     * @example 11.5
                     */
                    pm10?: number | null;
                    /**
                     * @description Visibility, km
                     * @example 18
                     */
                    visibility?: number | null;
                    /**
                     * @description Battery, V
                     * @example 3.92
                     */
                    battery?: number | null;
                };
            };
        };
        responses: {
            /** @description Added. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SensorData"];
                };
            };
            /** @description A field is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getSensorDataItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SensorData"];
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    putSensorDataItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The address or number of a station.
                     * @example 1
                     */
                    station: string | number;
                    /**
                     * @description Epoch seconds, or ISO 8601 with an offset.
                     * @example 2026-03-14T12:00:00.000Z
                     */
                    time: string | number;
                    /**
                     * @description Temperature, °C
                     * @example 8.4
                     */
                    temperature?: number | null;
                    /**
                     * @description Humidity, %
                     * @example 71
                     */
                    humidity?: number | null;
                    /**
                     * @description Dew point, °C
                     * @example 3.4
                     */
                    dewPoint?: number | null;
                    /**
                     * @description Feels like, °C
                     * @example 5.5
                     */
                    feelsLike?: number | null;
                    /**
                     * @description Station pressure, hPa
                     * @example 1009.2
                     */
                    pressure?: number | null;
                    /**
                     * @description Sea-level pressure, hPa
                     * @example 1013.4
                     */
                    seaLevelPressure?: number | null;
                    /**
                     * @description Altimeter setting (QNH), hPa
                     * @example 1013.3
                     */
                    altimeterSetting?: number | null;
                    /**
                     * @description Wind speed, m/s
                     * @example 5.2
                     */
                    windSpeed?: number | null;
                    /**
                     * @description Wind gust, m/s
                     * @example 9.3
                     */
                    windGust?: number | null;
                    /**
                     * @description Wind direction, °
                     * @example 240
                     */
                    windDirection?: number | null;
                    /**
                     * @description Rain, mm
                     * @example 0.2
                     */
                    rain?: number | null;
                    /**
                     * @description Rain rate, mm/h
                     * @example 1.2
                     */
                    rainRate?: number | null;
                    /**
                     * @description Snow depth, cm
                     * @example 0
                     */
                    snowDepth?: number | null;
                    /**
                     * @description Sunshine, min
                     * @example 2
                     */
                    sunshine?: number | null;
                    /**
                     * @description Light, lux
                     * @example 21000
                     */
                    light?: number | null;
                    /**
                     * @description Solar radiation, W/m²
                     * @example 190
                     */
                    solarRadiation?: number | null;
                    /**
                     * @description UV index, index
                     * @example 1.2
                     */
                    uvIndex?: number | null;
                    /**
                     * @description Soil temperature, °C
                     * @example 7.1
                     */
                    soilTemperature?: number | null;
                    /**
                     * @description Soil moisture, %
                     * @example 34
                     */
                    soilMoisture?: number | null;
                    /**
                     * @description PM2.5, µg/m³
                     * @example 6.2
                     */
                    pm25?: number | null;
                    /**
                     * @description PM10, µg/m³
                     * @example 11.5
                     */
                    pm10?: number | null;
                    /**
                     * @description Visibility, km
                     * @example 18
                     */
                    visibility?: number | null;
                    /**
                     * @description Battery, V
                     * @example 3.92
                     */
                    battery?: number | null;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The address or number of a station.
                     * @example 1
                     */
                    station: string | number;
                    /**
                     * @description Epoch seconds, or ISO 8601 with an offset.
                     * @example 2026-03-14T12:00:00.000Z
                     */
                    time: string | number;
                    /**
                     * @description Temperature, °C
                     * @example 8.4
                     */
                    temperature?: number | null;
                    /**
                     * @description Humidity, %
                     * @example 71
                     */
                    humidity?: number | null;
                    /**
                     * @description Dew point, °C
                     * @example 3.4
                     */
                    dewPoint?: number | null;
                    /**
                     * @description Feels like, °C
                     * @example 5.5
                     */
                    feelsLike?: number | null;
                    /**
                     * @description Station pressure, hPa
                     * @example 1009.2
                     */
                    pressure?: number | null;
                    /**
                     * @description Sea-level pressure, hPa
                     * @example 1013.4
                     */
                    seaLevelPressure?: number | null;
                    /**
                     * @description Altimeter setting (QNH), hPa
                     * @example 1013.3
                     */
                    altimeterSetting?: number | null;
                    /**
                     * @description Wind speed, m/s
                     * @example 5.2
                     */
                    windSpeed?: number | null;
                    /**
                     * @description Wind gust, m/s
                     * @example 9.3
                     */
                    windGust?: number | null;
                    /**
                     * @description Wind direction, °
                     * @example 240
                     */
                    windDirection?: number | null;
                    /**
                     * @description Rain, mm
                     * @example 0.2
                     */
                    rain?: number | null;
                    /**
                     * @description Rain rate, mm/h
                     * @example 1.2
                     */
                    rainRate?: number | null;
                    /**
                     * @description Snow depth, cm
                     * @example 0
                     */
                    snowDepth?: number | null;
                    /**
                     * @description Sunshine, min
                     * @example 2
                     */
                    sunshine?: number | null;
                    /**
                     * @description Light, lux
                     * @example 21000
                     */
                    light?: number | null;
                    /**
                     * @description Solar radiation, W/m²
                     * @example 190
                     */
                    solarRadiation?: number | null;
                    /**
                     * @description UV index, index
                     * @example 1.2
                     */
                    uvIndex?: number | null;
                    /**
                     * @description Soil temperature, °C
                     * @example 7.1
                     */
                    soilTemperature?: number | null;
                    /**
                     * @description Soil moisture, %
                     * @example 34
                     */
                    soilMoisture?: number | null;
                    /**
                     * @description PM2.5, µg/m³
                     * @example 6.2
                     */
                    pm25?: number | null;
                    /**
                     * @description PM10, µg/m³
                     * @example 11.5
                     */
                    pm10?: number | null;
                    /**
                     * @description Visibility, km
                     * @example 18
                     */
                    visibility?: number | null;
                    /**
                     * @description Battery, V
                     * @example 3.92
                     */
                    battery?: number | null;
                };
                "multipart/form-data": {
                    /**
                     * @description The address or number of a station.
                     * @example 1
                     */
                    station: string | number;
                    /**
                     * @description Epoch seconds, or ISO 8601 with an offset.
                     * @example 2026-03-14T12:00:00.000Z
                     */
                    time: string | number;
                    /**
                     * @description Temperature, °C
                     * @example 8.4
                     */
                    temperature?: number | null;
                    /**
                     * @description Humidity, %
                     * @example 71
                     */
                    humidity?: number | null;
                    /**
                     * @description Dew point, °C
                     * @example 3.4
                     */
                    dewPoint?: number | null;
                    /**
                     * @description Feels like, °C
                     * @example 5.5
                     */
                    feelsLike?: number | null;
                    /**
                     * @description Station pressure, hPa
                     * @example 1009.2
                     */
                    pressure?: number | null;
                    /**
                     * @description Sea-level pressure, hPa
                     * @example 1013.4
                     */
                    seaLevelPressure?: number | null;
                    /**
                     * @description Altimeter setting (QNH), hPa
                     * @example 1013.3
                     */
                    altimeterSetting?: number | null;
                    /**
                     * @description Wind speed, m/s
                     * @example 5.2
                     */
                    windSpeed?: number | null;
                    /**
                     * @description Wind gust, m/s
                     * @example 9.3
                     */
                    windGust?: number | null;
                    /**
                     * @description Wind direction, °
                     * @example 240
                     */
                    windDirection?: number | null;
                    /**
                     * @description Rain, mm
                     * @example 0.2
                     */
                    rain?: number | null;
                    /**
                     * @description Rain rate, mm/h
                     * @example 1.2
                     */
                    rainRate?: number | null;
                    /**
                     * @description Snow depth, cm
                     * @example 0
                     */
                    snowDepth?: number | null;
                    /**
                     * @description Sunshine, min
                     * @example 2
                     */
                    sunshine?: number | null;
                    /**
                     * @description Light, lux
                     * @example 21000
                     */
                    light?: number | null;
                    /**
                     * @description Solar radiation, W/m²
                     * @example 190
                     */
                    solarRadiation?: number | null;
                    /**
                     * @description UV index, index
                     * @example 1.2
                     */
                    uvIndex?: number | null;
                    /**
                     * @description Soil temperature, °C
                     * @example 7.1
                     */
                    soilTemperature?: number | null;
                    /**
                     * @description Soil moisture, %
                     * @example 34
                     */
                    soilMoisture?: number | null;
                    /**
                     * @description PM2.5, µg/m³
                     * @example 6.2
                     */
                    pm25?: number | null;
                    /**
                     * @description PM10, µg/m³
                     * @example 11.5
                     */
                    pm10?: number | null;
                    /**
                     * @description Visibility, km
                     * @example 18
                     */
                    visibility?: number | null;
                    /**
                     * @description Battery, V
                     * @example 3.92
                     */
                    battery?: number | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SensorData"];
                };
            };
            /** @description A field is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteSensorDataItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patchSensorDataItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The address or number of a station.
                     * @example 1
                     */
                    station?: string | number;
                    /**
                     * @description Epoch seconds, or ISO 8601 with an offset.
                     * @example 2026-03-14T12:00:00.000Z
                     */
                    time?: string | number;
                    /**
                     * @description Temperature, °C
                     * @example 8.4
                     */
                    temperature?: number | null;
                    /**
                     * @description Humidity, %
                     * @example 71
                     */
                    humidity?: number | null;
                    /**
                     * @description Dew point, °C
                     * @example 3.4
                     */
                    dewPoint?: number | null;
                    /**
                     * @description Feels like, °C
                     * @example 5.5
                     */
                    feelsLike?: number | null;
                    /**
                     * @description Station pressure, hPa
                     * @example 1009.2
                     */
                    pressure?: number | null;
                    /**
                     * @description Sea-level pressure, hPa
                     * @example 1013.4
                     */
                    seaLevelPressure?: number | null;
                    /**
                     * @description Altimeter setting (QNH), hPa
                     * @example 1013.3
                     */
                    altimeterSetting?: number | null;
                    /**
                     * @description Wind speed, m/s
                     * @example 5.2
                     */
                    windSpeed?: number | null;
                    /**
                     * @description Wind gust, m/s
                     * @example 9.3
                     */
                    windGust?: number | null;
                    /**
                     * @description Wind direction, °
                     * @example 240
                     */
                    windDirection?: number | null;
                    /**
                     * @description Rain, mm
                     * @example 0.2
                     */
                    rain?: number | null;
                    /**
                     * @description Rain rate, mm/h
                     * @example 1.2
                     */
                    rainRate?: number | null;
                    /**
                     * @description Snow depth, cm
                     * @example 0
                     */
                    snowDepth?: number | null;
                    /**
                     * @description Sunshine, min
                     * @example 2
                     */
                    sunshine?: number | null;
                    /**
                     * @description Light, lux
                     * @example 21000
                     */
                    light?: number | null;
                    /**
                     * @description Solar radiation, W/m²
                     * @example 190
                     */
                    solarRadiation?: number | null;
                    /**
                     * @description UV index, index
                     * @example 1.2
                     */
                    uvIndex?: number | null;
                    /**
                     * @description Soil temperature, °C
                     * @example 7.1
                     */
                    soilTemperature?: number | null;
                    /**
                     * @description Soil moisture, %
                     * @example 34
                     */
                    soilMoisture?: number | null;
                    /**
                     * @description PM2.5, µg/m³
                     * @example 6.2
                     */
                    pm25?: number | null;
                    /**
                     * @description PM10, µg/m³
                     * @example 11.5
                     */
                    pm10?: number | null;
                    /**
                     * @description Visibility, km
                     * @example 18
                     */
                    visibility?: number | null;
                    /**
                     * @description Battery, V
                     * @example 3.92
                     */
                    battery?: number | null;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The address or number of a station.
                     * @example 1
                     */
                    station?: string | number;
                    /**
                     * @description Epoch seconds, or ISO 8601 with an offset.
                     * @example 2026-03-14T12:00:00.000Z
                     */
                    time?: string | number;
                    /**
                     * @description Temperature, °C
                     * @example 8.4
                     */
                    temperature?: number | null;
                    /**
                     * @description Humidity, %
                     * @example 71
                     */
                    humidity?: number | null;
                    /**
                     * @description Dew point, °C
                     * @example 3.4
                     */
                    dewPoint?: number | null;
                    /**
                     * @description Feels like, °C
                     * @example 5.5
                     */
                    feelsLike?: number | null;
                    /**
                     * @description Station pressure, hPa
                     * @example 1009.2
                     */
                    pressure?: number | null;
                    /**
                     * @description Sea-level pressure, hPa
                     * @example 1013.4
                     */
                    seaLevelPressure?: number | null;
                    /**
                     * @description Altimeter setting (QNH), hPa
                     * @example 1013.3
                     */
                    altimeterSetting?: number | null;
                    /**
                     * @description Wind speed, m/s
                     * @example 5.2
                     */
                    windSpeed?: number | null;
                    /**
                     * @description Wind gust, m/s
                     * @example 9.3
                     */
                    windGust?: number | null;
                    /**
                     * @description Wind direction, °
                     * @example 240
                     */
                    windDirection?: number | null;
                    /**
                     * @description Rain, mm
                     * @example 0.2
                     */
                    rain?: number | null;
                    /**
                     * @description Rain rate, mm/h
                     * @example 1.2
                     */
                    rainRate?: number | null;
                    /**
                     * @description Snow depth, cm
                     * @example 0
                     */
                    snowDepth?: number | null;
                    /**
                     * @description Sunshine, min
                     * @example 2
                     */
                    sunshine?: number | null;
                    /**
                     * @description Light, lux
                     * @example 21000
                     */
                    light?: number | null;
                    /**
                     * @description Solar radiation, W/m²
                     * @example 190
                     */
                    solarRadiation?: number | null;
                    /**
                     * @description UV index, index
                     * @example 1.2
                     */
                    uvIndex?: number | null;
                    /**
                     * @description Soil temperature, °C
                     * @example 7.1
                     */
                    soilTemperature?: number | null;
                    /**
                     * @description Soil moisture, %
                     * @example 34
                     */
                    soilMoisture?: number | null;
                    /**
                     * @description PM2.5, µg/m³
                     * @example 6.2
                     */
                    pm25?: number | null;
                    /**
                     * @description PM10, µg/m³
                     * @example 11.5
                     */
                    pm10?: number | null;
                    /**
                     * @description Visibility, km
                     * @example 18
                     */
                    visibility?: number | null;
                    /**
                     * @description Battery, V
                     * @example 3.92
                     */
                    battery?: number | null;
                };
                "multipart/form-data": {
                    /**
                     * @description The address or number of a station.
                     * @example 1
                     */
                    station?: string | number;
                    /**
                     * @description Epoch seconds, or ISO 8601 with an offset.
                     * @example 2026-03-14T12:00:00.000Z
                     */
                    time?: string | number;
                    /**
                     * @description Temperature, °C
                     * @example 8.4
                     */
                    temperature?: number | null;
                    /**
                     * @description Humidity, %
                     * @example 71
                     */
                    humidity?: number | null;
                    /**
                     * @description Dew point, °C
                     * @example 3.4
                     */
                    dewPoint?: number | null;
                    /**
                     * @description Feels like, °C
                     * @example 5.5
                     */
                    feelsLike?: number | null;
                    /**
                     * @description Station pressure, hPa
                     * @example 1009.2
                     */
                    pressure?: number | null;
                    /**
                     * @description Sea-level pressure, hPa
                     * @example 1013.4
                     */
                    seaLevelPressure?: number | null;
                    /**
                     * @description Altimeter setting (QNH), hPa
                     * @example 1013.3
                     */
                    altimeterSetting?: number | null;
                    /**
                     * @description Wind speed, m/s
                     * @example 5.2
                     */
                    windSpeed?: number | null;
                    /**
                     * @description Wind gust, m/s
                     * @example 9.3
                     */
                    windGust?: number | null;
                    /**
                     * @description Wind direction, °
                     * @example 240
                     */
                    windDirection?: number | null;
                    /**
                     * @description Rain, mm
                     * @example 0.2
                     */
                    rain?: number | null;
                    /**
                     * @description Rain rate, mm/h
                     * @example 1.2
                     */
                    rainRate?: number | null;
                    /**
                     * @description Snow depth, cm
                     * @example 0
                     */
                    snowDepth?: number | null;
                    /**
                     * @description Sunshine, min
                     * @example 2
                     */
                    sunshine?: number | null;
                    /**
                     * @description Light, lux
                     * @example 21000
                     */
                    light?: number | null;
                    /**
                     * @description Solar radiation, W/m²
                     * @example 190
                     */
                    solarRadiation?: number | null;
                    /**
                     * @description UV index, index
                     * @example 1.2
                     */
                    uvIndex?: number | null;
                    /**
                     * @description Soil temperature, °C
                     * @example 7.1
                     */
                    soilTemperature?: number | null;
                    /**
                     * @description Soil moisture, %
                     * @example 34
                     */
                    soilMoisture?: number | null;
                    /**
                     * @description PM2.5, µg/m³
                     * @example 6.2
                     */
                    pm25?: number | null;
                    /**
                     * @description PM10, µg/m³
                     * @example 11.5
                     */
                    pm10?: number | null;
                    /**
                     * @description Visibility, km
                     * @example 18
                     */
                    visibility?: number | null;
                    /**
                     * @description Battery, V
                     * @example 3.92
                     */
                    battery?: number | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SensorData"];
                };
            };
            /** @description A field is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description Words that must all be contained. */
                search?: string;
                /** @description Fields to order by, a minus for descending: id, username. */
                ordering?: string;
                /** @description A page's number, or `last`. */
                page?: string;
                /** @description Records a page, up to 1000; default 10. */
                page_size?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    username: string;
                    email?: string;
                    /** @description At least 8 characters. If left out, the password does not change. */
                    password?: string;
                    is_active?: boolean;
                    is_staff?: boolean;
                    is_superuser?: boolean;
                    groups?: (string | number)[];
                };
                "application/x-www-form-urlencoded": {
                    username: string;
                    email?: string;
                    /** @description At least 8 characters. If left out, the password does not change. */
                    password?: string;
                    is_active?: boolean;
                    is_staff?: boolean;
                    is_superuser?: boolean;
                    groups?: (string | number)[];
                };
                "multipart/form-data": {
                    username: string;
                    email?: string;
                    /** @description At least 8 characters. If left out, the password does not change. */
                    password?: string;
                    is_active?: boolean;
                    is_staff?: boolean;
                    is_superuser?: boolean;
                    groups?: (string | number)[];
                };
            };
        };
        responses: {
            /** @description Added. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description A field is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getUsersItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    putUsersItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    username: string;
                    email?: string;
                    /** @description At least 8 characters. If left out, the password does not change. */
                    password?: string;
                    is_active?: boolean;
                    is_staff?: boolean;
                    is_superuser?: boolean;
                    groups?: (string | number)[];
                };
                "application/x-www-form-urlencoded": {
                    username: string;
                    email?: string;
                    /** @description At least 8 characters. If left out, the password does not change. */
                    password?: string;
                    is_active?: boolean;
                    is_staff?: boolean;
                    is_superuser?: boolean;
                    groups?: (string | number)[];
                };
                "multipart/form-data": {
                    username: string;
                    email?: string;
                    /** @description At least 8 characters. If left out, the password does not change. */
                    password?: string;
                    is_active?: boolean;
                    is_staff?: boolean;
                    is_superuser?: boolean;
                    groups?: (string | number)[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description A field is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteUsersItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patchUsersItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    username?: string;
                    email?: string;
                    /** @description At least 8 characters. If left out, the password does not change. */
                    password?: string;
                    is_active?: boolean;
                    is_staff?: boolean;
                    is_superuser?: boolean;
                    groups?: (string | number)[];
                };
                "application/x-www-form-urlencoded": {
                    username?: string;
                    email?: string;
                    /** @description At least 8 characters. If left out, the password does not change. */
                    password?: string;
                    is_active?: boolean;
                    is_staff?: boolean;
                    is_superuser?: boolean;
                    groups?: (string | number)[];
                };
                "multipart/form-data": {
                    username?: string;
                    email?: string;
                    /** @description At least 8 characters. If left out, the password does not change. */
                    password?: string;
                    is_active?: boolean;
                    is_staff?: boolean;
                    is_superuser?: boolean;
                    groups?: (string | number)[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description A field is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listGroups: {
        parameters: {
            query?: {
                /** @description Words that must all be contained. */
                search?: string;
                /** @description Fields to order by, a minus for descending: id, name. */
                ordering?: string;
                /** @description A page's number, or `last`. */
                page?: string;
                /** @description Records a page, up to 1000; default 10. */
                page_size?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postGroups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    permissions?: ("Station.view" | "Station.add" | "Station.change" | "Station.delete" | "StationElevation.view" | "StationElevation.add" | "StationElevation.change" | "StationElevation.delete" | "StationCalibration.view" | "StationCalibration.add" | "StationCalibration.change" | "StationCalibration.delete" | "SensorData.view" | "SensorData.add" | "SensorData.change" | "SensorData.delete" | "Channel.view" | "Channel.add" | "Channel.change" | "Channel.delete" | "PeriodValue.view" | "PeriodValue.add" | "PeriodValue.change" | "PeriodValue.delete" | "SuspectValue.view" | "SuspectValue.add" | "SuspectValue.change" | "SuspectValue.delete" | "TemperatureData.view" | "TemperatureData.add" | "TemperatureData.change" | "TemperatureData.delete" | "DeviceKey.view" | "DeviceKey.add" | "DeviceKey.change" | "DeviceKey.delete" | "ConsoleSetting.view" | "ConsoleSetting.add" | "ConsoleSetting.change" | "ConsoleSetting.delete" | "ConsoleMessage.view" | "ConsoleMessage.add" | "ConsoleMessage.change" | "ConsoleMessage.delete" | "Device.view" | "Device.add" | "Device.change" | "Device.delete" | "DeviceEvent.view" | "DeviceEvent.add" | "DeviceEvent.change" | "DeviceEvent.delete" | "DeviceCommand.view" | "DeviceCommand.add" | "DeviceCommand.change" | "DeviceCommand.delete" | "MqttSubscription.view" | "MqttSubscription.add" | "MqttSubscription.change" | "MqttSubscription.delete" | "MqttSensor.view" | "MqttSensor.add" | "MqttSensor.change" | "MqttSensor.delete" | "User.view" | "User.add" | "User.change" | "User.delete" | "Group.view" | "Group.add" | "Group.change" | "Group.delete" | "LogEntry.view" | "LogEntry.add" | "LogEntry.change" | "LogEntry.delete" | "Upload.view" | "Upload.add" | "Upload.change" | "Upload.delete" | "City.view" | "City.add" | "City.change" | "City.delete")[];
                };
                "application/x-www-form-urlencoded": {
                    name: string;
                    permissions?: ("Station.view" | "Station.add" | "Station.change" | "Station.delete" | "StationElevation.view" | "StationElevation.add" | "StationElevation.change" | "StationElevation.delete" | "StationCalibration.view" | "StationCalibration.add" | "StationCalibration.change" | "StationCalibration.delete" | "SensorData.view" | "SensorData.add" | "SensorData.change" | "SensorData.delete" | "Channel.view" | "Channel.add" | "Channel.change" | "Channel.delete" | "PeriodValue.view" | "PeriodValue.add" | "PeriodValue.change" | "PeriodValue.delete" | "SuspectValue.view" | "SuspectValue.add" | "SuspectValue.change" | "SuspectValue.delete" | "TemperatureData.view" | "TemperatureData.add" | "TemperatureData.change" | "TemperatureData.delete" | "DeviceKey.view" | "DeviceKey.add" | "DeviceKey.change" | "DeviceKey.delete" | "ConsoleSetting.view" | "ConsoleSetting.add" | "ConsoleSetting.change" | "ConsoleSetting.delete" | "ConsoleMessage.view" | "ConsoleMessage.add" | "ConsoleMessage.change" | "ConsoleMessage.delete" | "Device.view" | "Device.add" | "Device.change" | "Device.delete" | "DeviceEvent.view" | "DeviceEvent.add" | "DeviceEvent.change" | "DeviceEvent.delete" | "DeviceCommand.view" | "DeviceCommand.add" | "DeviceCommand.change" | "DeviceCommand.delete" | "MqttSubscription.view" | "MqttSubscription.add" | "MqttSubscription.change" | "MqttSubscription.delete" | "MqttSensor.view" | "MqttSensor.add" | "MqttSensor.change" | "MqttSensor.delete" | "User.view" | "User.add" | "User.change" | "User.delete" | "Group.view" | "Group.add" | "Group.change" | "Group.delete" | "LogEntry.view" | "LogEntry.add" | "LogEntry.change" | "LogEntry.delete" | "Upload.view" | "Upload.add" | "Upload.change" | "Upload.delete" | "City.view" | "City.add" | "City.change" | "City.delete")[];
                };
                "multipart/form-data": {
                    name: string;
                    permissions?: ("Station.view" | "Station.add" | "Station.change" | "Station.delete" | "StationElevation.view" | "StationElevation.add" | "StationElevation.change" | "StationElevation.delete" | "StationCalibration.view" | "StationCalibration.add" | "StationCalibration.change" | "StationCalibration.delete" | "SensorData.view" | "SensorData.add" | "SensorData.change" | "SensorData.delete" | "Channel.view" | "Channel.add" | "Channel.change" | "Channel.delete" | "PeriodValue.view" | "PeriodValue.add" | "PeriodValue.change" | "PeriodValue.delete" | "SuspectValue.view" | "SuspectValue.add" | "SuspectValue.change" | "SuspectValue.delete" | "TemperatureData.view" | "TemperatureData.add" | "TemperatureData.change" | "TemperatureData.delete" | "DeviceKey.view" | "DeviceKey.add" | "DeviceKey.change" | "DeviceKey.delete" | "ConsoleSetting.view" | "ConsoleSetting.add" | "ConsoleSetting.change" | "ConsoleSetting.delete" | "ConsoleMessage.view" | "ConsoleMessage.add" | "ConsoleMessage.change" | "ConsoleMessage.delete" | "Device.view" | "Device.add" | "Device.change" | "Device.delete" | "DeviceEvent.view" | "DeviceEvent.add" | "DeviceEvent.change" | "DeviceEvent.delete" | "DeviceCommand.view" | "DeviceCommand.add" | "DeviceCommand.change" | "DeviceCommand.delete" | "MqttSubscription.view" | "MqttSubscription.add" | "MqttSubscription.change" | "MqttSubscription.delete" | "MqttSensor.view" | "MqttSensor.add" | "MqttSensor.change" | "MqttSensor.delete" | "User.view" | "User.add" | "User.change" | "User.delete" | "Group.view" | "Group.add" | "Group.change" | "Group.delete" | "LogEntry.view" | "LogEntry.add" | "LogEntry.change" | "LogEntry.delete" | "Upload.view" | "Upload.add" | "Upload.change" | "Upload.delete" | "City.view" | "City.add" | "City.change" | "City.delete")[];
                };
            };
        };
        responses: {
            /** @description Added. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description A field is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getGroupsItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    putGroupsItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    permissions?: ("Station.view" | "Station.add" | "Station.change" | "Station.delete" | "StationElevation.view" | "StationElevation.add" | "StationElevation.change" | "StationElevation.delete" | "StationCalibration.view" | "StationCalibration.add" | "StationCalibration.change" | "StationCalibration.delete" | "SensorData.view" | "SensorData.add" | "SensorData.change" | "SensorData.delete" | "Channel.view" | "Channel.add" | "Channel.change" | "Channel.delete" | "PeriodValue.view" | "PeriodValue.add" | "PeriodValue.change" | "PeriodValue.delete" | "SuspectValue.view" | "SuspectValue.add" | "SuspectValue.change" | "SuspectValue.delete" | "TemperatureData.view" | "TemperatureData.add" | "TemperatureData.change" | "TemperatureData.delete" | "DeviceKey.view" | "DeviceKey.add" | "DeviceKey.change" | "DeviceKey.delete" | "ConsoleSetting.view" | "ConsoleSetting.add" | "ConsoleSetting.change" | "ConsoleSetting.delete" | "ConsoleMessage.view" | "ConsoleMessage.add" | "ConsoleMessage.change" | "ConsoleMessage.delete" | "Device.view" | "Device.add" | "Device.change" | "Device.delete" | "DeviceEvent.view" | "DeviceEvent.add" | "DeviceEvent.change" | "DeviceEvent.delete" | "DeviceCommand.view" | "DeviceCommand.add" | "DeviceCommand.change" | "DeviceCommand.delete" | "MqttSubscription.view" | "MqttSubscription.add" | "MqttSubscription.change" | "MqttSubscription.delete" | "MqttSensor.view" | "MqttSensor.add" | "MqttSensor.change" | "MqttSensor.delete" | "User.view" | "User.add" | "User.change" | "User.delete" | "Group.view" | "Group.add" | "Group.change" | "Group.delete" | "LogEntry.view" | "LogEntry.add" | "LogEntry.change" | "LogEntry.delete" | "Upload.view" | "Upload.add" | "Upload.change" | "Upload.delete" | "City.view" | "City.add" | "City.change" | "City.delete")[];
                };
                "application/x-www-form-urlencoded": {
                    name: string;
                    permissions?: ("Station.view" | "Station.add" | "Station.change" | "Station.delete" | "StationElevation.view" | "StationElevation.add" | "StationElevation.change" | "StationElevation.delete" | "StationCalibration.view" | "StationCalibration.add" | "StationCalibration.change" | "StationCalibration.delete" | "SensorData.view" | "SensorData.add" | "SensorData.change" | "SensorData.delete" | "Channel.view" | "Channel.add" | "Channel.change" | "Channel.delete" | "PeriodValue.view" | "PeriodValue.add" | "PeriodValue.change" | "PeriodValue.delete" | "SuspectValue.view" | "SuspectValue.add" | "SuspectValue.change" | "SuspectValue.delete" | "TemperatureData.view" | "TemperatureData.add" | "TemperatureData.change" | "TemperatureData.delete" | "DeviceKey.view" | "DeviceKey.add" | "DeviceKey.change" | "DeviceKey.delete" | "ConsoleSetting.view" | "ConsoleSetting.add" | "ConsoleSetting.change" | "ConsoleSetting.delete" | "ConsoleMessage.view" | "ConsoleMessage.add" | "ConsoleMessage.change" | "ConsoleMessage.delete" | "Device.view" | "Device.add" | "Device.change" | "Device.delete" | "DeviceEvent.view" | "DeviceEvent.add" | "DeviceEvent.change" | "DeviceEvent.delete" | "DeviceCommand.view" | "DeviceCommand.add" | "DeviceCommand.change" | "DeviceCommand.delete" | "MqttSubscription.view" | "MqttSubscription.add" | "MqttSubscription.change" | "MqttSubscription.delete" | "MqttSensor.view" | "MqttSensor.add" | "MqttSensor.change" | "MqttSensor.delete" | "User.view" | "User.add" | "User.change" | "User.delete" | "Group.view" | "Group.add" | "Group.change" | "Group.delete" | "LogEntry.view" | "LogEntry.add" | "LogEntry.change" | "LogEntry.delete" | "Upload.view" | "Upload.add" | "Upload.change" | "Upload.delete" | "City.view" | "City.add" | "City.change" | "City.delete")[];
                };
                "multipart/form-data": {
                    name: string;
                    permissions?: ("Station.view" | "Station.add" | "Station.change" | "Station.delete" | "StationElevation.view" | "StationElevation.add" | "StationElevation.change" | "StationElevation.delete" | "StationCalibration.view" | "StationCalibration.add" | "StationCalibration.change" | "StationCalibration.delete" | "SensorData.view" | "SensorData.add" | "SensorData.change" | "SensorData.delete" | "Channel.view" | "Channel.add" | "Channel.change" | "Channel.delete" | "PeriodValue.view" | "PeriodValue.add" | "PeriodValue.change" | "PeriodValue.delete" | "SuspectValue.view" | "SuspectValue.add" | "SuspectValue.change" | "SuspectValue.delete" | "TemperatureData.view" | "TemperatureData.add" | "TemperatureData.change" | "TemperatureData.delete" | "DeviceKey.view" | "DeviceKey.add" | "DeviceKey.change" | "DeviceKey.delete" | "ConsoleSetting.view" | "ConsoleSetting.add" | "ConsoleSetting.change" | "ConsoleSetting.delete" | "ConsoleMessage.view" | "ConsoleMessage.add" | "ConsoleMessage.change" | "ConsoleMessage.delete" | "Device.view" | "Device.add" | "Device.change" | "Device.delete" | "DeviceEvent.view" | "DeviceEvent.add" | "DeviceEvent.change" | "DeviceEvent.delete" | "DeviceCommand.view" | "DeviceCommand.add" | "DeviceCommand.change" | "DeviceCommand.delete" | "MqttSubscription.view" | "MqttSubscription.add" | "MqttSubscription.change" | "MqttSubscription.delete" | "MqttSensor.view" | "MqttSensor.add" | "MqttSensor.change" | "MqttSensor.delete" | "User.view" | "User.add" | "User.change" | "User.delete" | "Group.view" | "Group.add" | "Group.change" | "Group.delete" | "LogEntry.view" | "LogEntry.add" | "LogEntry.change" | "LogEntry.delete" | "Upload.view" | "Upload.add" | "Upload.change" | "Upload.delete" | "City.view" | "City.add" | "City.change" | "City.delete")[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description A field is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteGroupsItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patchGroupsItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    permissions?: ("Station.view" | "Station.add" | "Station.change" | "Station.delete" | "StationElevation.view" | "StationElevation.add" | "StationElevation.change" | "StationElevation.delete" | "StationCalibration.view" | "StationCalibration.add" | "StationCalibration.change" | "StationCalibration.delete" | "SensorData.view" | "SensorData.add" | "SensorData.change" | "SensorData.delete" | "Channel.view" | "Channel.add" | "Channel.change" | "Channel.delete" | "PeriodValue.view" | "PeriodValue.add" | "PeriodValue.change" | "PeriodValue.delete" | "SuspectValue.view" | "SuspectValue.add" | "SuspectValue.change" | "SuspectValue.delete" | "TemperatureData.view" | "TemperatureData.add" | "TemperatureData.change" | "TemperatureData.delete" | "DeviceKey.view" | "DeviceKey.add" | "DeviceKey.change" | "DeviceKey.delete" | "ConsoleSetting.view" | "ConsoleSetting.add" | "ConsoleSetting.change" | "ConsoleSetting.delete" | "ConsoleMessage.view" | "ConsoleMessage.add" | "ConsoleMessage.change" | "ConsoleMessage.delete" | "Device.view" | "Device.add" | "Device.change" | "Device.delete" | "DeviceEvent.view" | "DeviceEvent.add" | "DeviceEvent.change" | "DeviceEvent.delete" | "DeviceCommand.view" | "DeviceCommand.add" | "DeviceCommand.change" | "DeviceCommand.delete" | "MqttSubscription.view" | "MqttSubscription.add" | "MqttSubscription.change" | "MqttSubscription.delete" | "MqttSensor.view" | "MqttSensor.add" | "MqttSensor.change" | "MqttSensor.delete" | "User.view" | "User.add" | "User.change" | "User.delete" | "Group.view" | "Group.add" | "Group.change" | "Group.delete" | "LogEntry.view" | "LogEntry.add" | "LogEntry.change" | "LogEntry.delete" | "Upload.view" | "Upload.add" | "Upload.change" | "Upload.delete" | "City.view" | "City.add" | "City.change" | "City.delete")[];
                };
                "application/x-www-form-urlencoded": {
                    name?: string;
                    permissions?: ("Station.view" | "Station.add" | "Station.change" | "Station.delete" | "StationElevation.view" | "StationElevation.add" | "StationElevation.change" | "StationElevation.delete" | "StationCalibration.view" | "StationCalibration.add" | "StationCalibration.change" | "StationCalibration.delete" | "SensorData.view" | "SensorData.add" | "SensorData.change" | "SensorData.delete" | "Channel.view" | "Channel.add" | "Channel.change" | "Channel.delete" | "PeriodValue.view" | "PeriodValue.add" | "PeriodValue.change" | "PeriodValue.delete" | "SuspectValue.view" | "SuspectValue.add" | "SuspectValue.change" | "SuspectValue.delete" | "TemperatureData.view" | "TemperatureData.add" | "TemperatureData.change" | "TemperatureData.delete" | "DeviceKey.view" | "DeviceKey.add" | "DeviceKey.change" | "DeviceKey.delete" | "ConsoleSetting.view" | "ConsoleSetting.add" | "ConsoleSetting.change" | "ConsoleSetting.delete" | "ConsoleMessage.view" | "ConsoleMessage.add" | "ConsoleMessage.change" | "ConsoleMessage.delete" | "Device.view" | "Device.add" | "Device.change" | "Device.delete" | "DeviceEvent.view" | "DeviceEvent.add" | "DeviceEvent.change" | "DeviceEvent.delete" | "DeviceCommand.view" | "DeviceCommand.add" | "DeviceCommand.change" | "DeviceCommand.delete" | "MqttSubscription.view" | "MqttSubscription.add" | "MqttSubscription.change" | "MqttSubscription.delete" | "MqttSensor.view" | "MqttSensor.add" | "MqttSensor.change" | "MqttSensor.delete" | "User.view" | "User.add" | "User.change" | "User.delete" | "Group.view" | "Group.add" | "Group.change" | "Group.delete" | "LogEntry.view" | "LogEntry.add" | "LogEntry.change" | "LogEntry.delete" | "Upload.view" | "Upload.add" | "Upload.change" | "Upload.delete" | "City.view" | "City.add" | "City.change" | "City.delete")[];
                };
                "multipart/form-data": {
                    name?: string;
                    permissions?: ("Station.view" | "Station.add" | "Station.change" | "Station.delete" | "StationElevation.view" | "StationElevation.add" | "StationElevation.change" | "StationElevation.delete" | "StationCalibration.view" | "StationCalibration.add" | "StationCalibration.change" | "StationCalibration.delete" | "SensorData.view" | "SensorData.add" | "SensorData.change" | "SensorData.delete" | "Channel.view" | "Channel.add" | "Channel.change" | "Channel.delete" | "PeriodValue.view" | "PeriodValue.add" | "PeriodValue.change" | "PeriodValue.delete" | "SuspectValue.view" | "SuspectValue.add" | "SuspectValue.change" | "SuspectValue.delete" | "TemperatureData.view" | "TemperatureData.add" | "TemperatureData.change" | "TemperatureData.delete" | "DeviceKey.view" | "DeviceKey.add" | "DeviceKey.change" | "DeviceKey.delete" | "ConsoleSetting.view" | "ConsoleSetting.add" | "ConsoleSetting.change" | "ConsoleSetting.delete" | "ConsoleMessage.view" | "ConsoleMessage.add" | "ConsoleMessage.change" | "ConsoleMessage.delete" | "Device.view" | "Device.add" | "Device.change" | "Device.delete" | "DeviceEvent.view" | "DeviceEvent.add" | "DeviceEvent.change" | "DeviceEvent.delete" | "DeviceCommand.view" | "DeviceCommand.add" | "DeviceCommand.change" | "DeviceCommand.delete" | "MqttSubscription.view" | "MqttSubscription.add" | "MqttSubscription.change" | "MqttSubscription.delete" | "MqttSensor.view" | "MqttSensor.add" | "MqttSensor.change" | "MqttSensor.delete" | "User.view" | "User.add" | "User.change" | "User.delete" | "Group.view" | "Group.add" | "Group.change" | "Group.delete" | "LogEntry.view" | "LogEntry.add" | "LogEntry.change" | "LogEntry.delete" | "Upload.view" | "Upload.add" | "Upload.change" | "Upload.delete" | "City.view" | "City.add" | "City.change" | "City.delete")[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description A field is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listCurrent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description % */
                        humidity: number | null;
                        /** @description °C */
                        temperature: number | null;
                        /** @description Epoch seconds. */
                        timestamp: string | null;
                        station: string | null;
                        /**
                         * @description May the latest values be taken for the weather now? fresh: observed up to 90 minutes ago; stale: up to 24 hours ago; offline: longer ago; never: nothing was observed yet.
                         * @enum {string}
                         */
                        freshness: "fresh" | "stale" | "offline" | "never";
                        /** @description Where and when the humidity was observed, if it is from another reading than the temperature; else null. */
                        humidityObserved: {
                            /** @description Epoch seconds. */
                            timestamp: string | null;
                            station: string | null;
                            /**
                             * @description May the latest values be taken for the weather now? fresh: observed up to 90 minutes ago; stale: up to 24 hours ago; offline: longer ago; never: nothing was observed yet.
                             * @enum {string}
                             */
                            freshness: "fresh" | "stale" | "offline" | "never";
                        } | null;
                    };
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listHome: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listApiV1Stations: {
        parameters: {
            query?: {
                /** @description Stations per page; default 100. */
                limit?: string;
                /** @description Where the page begins: from the previous page's `next`. */
                cursor?: string;
                /** @description Words that must all be in the name or the description. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        stations: {
                            id: number;
                            /** Format: uri */
                            url: string;
                            name: string;
                            lat: number;
                            lon: number;
                            /** @description Metres above mean sea level. */
                            elevation: number | null;
                            /** @description IANA name. */
                            timeZone: string;
                            /** @description Month, 1 to 12, in which its rain year begins. */
                            rainYearStart: number;
                            description: string;
                            isPublic: boolean;
                            isDemo: boolean;
                            /** @description Good values of the newest reading; null before the first one. */
                            latest: {
                                /** Format: date-time */
                                time: string;
                                values: {
                                    [key: string]: number;
                                };
                            } | null;
                            /**
                             * @description May the latest values be taken for the weather now? fresh: observed up to 90 minutes ago; stale: up to 24 hours ago; offline: longer ago; never: nothing was observed yet.
                             * @enum {string}
                             */
                            freshness: "fresh" | "stale" | "offline" | "never";
                            /** @description mm since the station's midnight; null if none was measured since. */
                            rainToday: number | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getApiV1StationsItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** Format: uri */
                        url: string;
                        name: string;
                        lat: number;
                        lon: number;
                        /** @description Metres above mean sea level. */
                        elevation: number | null;
                        /** @description IANA name. */
                        timeZone: string;
                        /** @description Month, 1 to 12, in which its rain year begins. */
                        rainYearStart: number;
                        description: string;
                        isPublic: boolean;
                        isDemo: boolean;
                        /** @description Good values of the newest reading; null before the first one. */
                        latest: {
                            /** Format: date-time */
                            time: string;
                            values: {
                                [key: string]: number;
                            };
                        } | null;
                        /**
                         * @description May the latest values be taken for the weather now? fresh: observed up to 90 minutes ago; stale: up to 24 hours ago; offline: longer ago; never: nothing was observed yet.
                         * @enum {string}
                         */
                        freshness: "fresh" | "stale" | "offline" | "never";
                        /** @description mm since the station's midnight; null if none was measured since. */
                        rainToday: number | null;
                    };
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listApiV1StationsLatest: {
        parameters: {
            query?: {
                /** @description Units: si (m/s, hPa, °C; the default), metric (km/h), us or uk. */
                units?: "metric" | "si" | "us" | "uk";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        station: number;
                        time: string | null;
                        values: {
                            [key: string]: number;
                        };
                        units: {
                            [key: string]: string;
                        };
                        /**
                         * @description May the latest values be taken for the weather now? fresh: observed up to 90 minutes ago; stale: up to 24 hours ago; offline: longer ago; never: nothing was observed yet.
                         * @enum {string}
                         */
                        freshness: "fresh" | "stale" | "offline" | "never";
                        /** @description Rain since the station's midnight; null where none was measured since. `rain` is what came with one reading. */
                        rainToday: number | null;
                        /** @description The newest value of each channel, which may be older than the reading: see its time. */
                        channels: {
                            [key: string]: {
                                value: number;
                                /** Format: date-time */
                                time: string;
                                label: string;
                                unit: string;
                            };
                        };
                    };
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listApiV1StationsReadings: {
        parameters: {
            query?: {
                /** @description From this time on: ISO 8601 with an offset, or epoch seconds. Default: a day before `to`. */
                from?: string;
                /** @description Before this time. Default: now. */
                to?: string;
                /** @description Metrics, separated by commas: temperature, humidity, dewPoint, feelsLike, pressure, seaLevelPressure, altimeterSetting, windSpeed, windGust, windDirection, rain, rainRate, snowDepth, sunshine, light, solarRadiation, uvIndex, soilTemperature, soilMoisture, pm25, pm10, visibility, battery. Default: all. */
                metrics?: string;
                /** @description Names of channels, separated by commas. Default: all if `metrics` is absent, otherwise none. */
                channels?: string;
                /** @description Units: si (m/s, hPa, °C; the default), metric (km/h), us or uk. */
                units?: "metric" | "si" | "us" | "uk";
                /** @description raw, hour, day, or auto (the default): the finest that gives at most some thousand rows. */
                resolution?: "raw" | "hour" | "day" | "auto";
                /** @description Rows per page, with `next` for the next page. Default: all. */
                limit?: string;
                /** @description Where the page begins: from the previous page's `next`. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        station: number;
                        /** @enum {string} */
                        resolution: "raw" | "hour" | "day";
                        /** Format: date-time */
                        from: string;
                        /** Format: date-time */
                        to: string;
                        units: {
                            [key: string]: string;
                        };
                        /** @description The channels under `extra`; absent if there are none. */
                        channels?: {
                            [key: string]: {
                                label: string;
                                unit: string;
                                kind: string;
                            };
                        };
                        /** @description By metric, and under `extra` by channel: the value; for an hour or day its representative value, extremes, number of readings, and hours with observations. */
                        readings: ({
                            /** Format: date-time */
                            time: string;
                            extra?: {
                                [key: string]: number | {
                                    value: number | null;
                                    min: number;
                                    max: number;
                                    count: number;
                                    coverage: number;
                                };
                            };
                        } & {
                            [key: string]: number | {
                                value: number | null;
                                min: number;
                                max: number;
                                count: number;
                                coverage: number;
                            };
                        })[];
                        next: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApiV1StationsReadingsCorrections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                time: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    change: {
                        /** @constant */
                        kind: "correct";
                        /** @enum {string} */
                        metric: "temperature" | "humidity" | "dewPoint" | "feelsLike" | "pressure" | "seaLevelPressure" | "altimeterSetting" | "windSpeed" | "windGust" | "windDirection" | "rain" | "rainRate" | "snowDepth" | "sunshine" | "light" | "solarRadiation" | "uvIndex" | "soilTemperature" | "soilMoisture" | "pm25" | "pm10" | "visibility" | "battery";
                        value: number;
                    } | {
                        /** @constant */
                        kind: "hide";
                        /** @enum {string} */
                        metric: "temperature" | "humidity" | "dewPoint" | "feelsLike" | "pressure" | "seaLevelPressure" | "altimeterSetting" | "windSpeed" | "windGust" | "windDirection" | "rain" | "rainRate" | "snowDepth" | "sunshine" | "light" | "solarRadiation" | "uvIndex" | "soilTemperature" | "soilMoisture" | "pm25" | "pm10" | "visibility" | "battery";
                    } | {
                        /** @constant */
                        kind: "restore";
                        /** @enum {string} */
                        metric: "temperature" | "humidity" | "dewPoint" | "feelsLike" | "pressure" | "seaLevelPressure" | "altimeterSetting" | "windSpeed" | "windGust" | "windDirection" | "rain" | "rainRate" | "snowDepth" | "sunshine" | "light" | "solarRadiation" | "uvIndex" | "soilTemperature" | "soilMoisture" | "pm25" | "pm10" | "visibility" | "battery";
                    };
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        station: number;
                        /** Format: date-time */
                        time: string;
                        raw: {
                            [key: string]: number;
                        };
                        shown: {
                            [key: string]: number;
                        };
                        flags: {
                            [key: string]: string;
                        };
                    };
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApiV1Readings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    station?: number;
                    time?: string | number;
                    /** @example 8.4 */
                    temperature?: number | null;
                    /** @example 71 */
                    humidity?: number | null;
                    /** @example 3.4 */
                    dewPoint?: number | null;
                    /** @example 5.5 */
                    feelsLike?: number | null;
                    /** @example 1009.2 */
                    pressure?: number | null;
                    /** @example 1013.4 */
                    seaLevelPressure?: number | null;
                    /** @example 1013.3 */
                    altimeterSetting?: number | null;
                    /** @example 5.2 */
                    windSpeed?: number | null;
                    /** @example 9.3 */
                    windGust?: number | null;
                    /** @example 240 */
                    windDirection?: number | null;
                    /** @example 0.2 */
                    rain?: number | null;
                    /** @example 1.2 */
                    rainRate?: number | null;
                    /** @example 0 */
                    snowDepth?: number | null;
                    /** @example 2 */
                    sunshine?: number | null;
                    /** @example 21000 */
                    light?: number | null;
                    /** @example 190 */
                    solarRadiation?: number | null;
                    /** @example 1.2 */
                    uvIndex?: number | null;
                    /** @example 7.1 */
                    soilTemperature?: number | null;
                    /** @example 34 */
                    soilMoisture?: number | null;
                    /** @example 6.2 */
                    pm25?: number | null;
                    /** @example 11.5 */
                    pm10?: number | null;
                    /** @example 18 */
                    visibility?: number | null;
                    /** @example 3.92 */
                    battery?: number | null;
                    /** @example 238.8 */
                    rainTotal?: number | null;
                    /** @example 238.8 */
                    rainYear?: number | null;
                    /** @example 238.8 */
                    rainMonth?: number | null;
                    /** @example 238.8 */
                    rainDay?: number | null;
                    extra?: {
                        [key: string]: number | null;
                    } | null;
                } | {
                    station?: number;
                    time?: string | number;
                    /** @example 8.4 */
                    temperature?: number | null;
                    /** @example 71 */
                    humidity?: number | null;
                    /** @example 3.4 */
                    dewPoint?: number | null;
                    /** @example 5.5 */
                    feelsLike?: number | null;
                    /** @example 1009.2 */
                    pressure?: number | null;
                    /** @example 1013.4 */
                    seaLevelPressure?: number | null;
                    /** @example 1013.3 */
                    altimeterSetting?: number | null;
                    /** @example 5.2 */
                    windSpeed?: number | null;
                    /** @example 9.3 */
                    windGust?: number | null;
                    /** @example 240 */
                    windDirection?: number | null;
                    /** @example 0.2 */
                    rain?: number | null;
                    /** @example 1.2 */
                    rainRate?: number | null;
                    /** @example 0 */
                    snowDepth?: number | null;
                    /** @example 2 */
                    sunshine?: number | null;
                    /** @example 21000 */
                    light?: number | null;
                    /** @example 190 */
                    solarRadiation?: number | null;
                    /** @example 1.2 */
                    uvIndex?: number | null;
                    /** @example 7.1 */
                    soilTemperature?: number | null;
                    /** @example 34 */
                    soilMoisture?: number | null;
                    /** @example 6.2 */
                    pm25?: number | null;
                    /** @example 11.5 */
                    pm10?: number | null;
                    /** @example 18 */
                    visibility?: number | null;
                    /** @example 3.92 */
                    battery?: number | null;
                    /** @example 238.8 */
                    rainTotal?: number | null;
                    /** @example 238.8 */
                    rainYear?: number | null;
                    /** @example 238.8 */
                    rainMonth?: number | null;
                    /** @example 238.8 */
                    rainDay?: number | null;
                    extra?: {
                        [key: string]: number | null;
                    } | null;
                }[];
                "application/x-ndjson": string;
                "text/csv": string;
            };
        };
        responses: {
            /** @description Added. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Readings of which anything was stored, completed and corrected ones included. */
                        stored: number;
                        completed: number;
                        corrected: number;
                        repeated: number;
                        flagged: number;
                        refused: number;
                        results: {
                            /** @description Position of the reading in the body, from 1; in CSV and NDJSON, its line. */
                            position: number;
                            /**
                             * @description Where the station has a reading of that time already, this one adds what it lacked (completed), is shown in place of another value (corrected), or changes nothing (repeated).
                             * @enum {string}
                             */
                            status: "stored" | "completed" | "corrected" | "repeated" | "refused";
                            /** @description What quality control refused or suspects; docs/quality.md lists the terms. */
                            flags?: {
                                [key: string]: string;
                            } | null;
                            errors?: {
                                [key: string]: string[];
                            };
                            /** @description Channels that were left out: beyond the 32 of a reading or the 200 of a station, or with a metric's name. */
                            omitted?: string[];
                        }[];
                        /** @description Whether there are more results than are listed. */
                        truncated: boolean;
                        /** @description Why the rest of the body was not read. */
                        detail?: string;
                    };
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listApiV1StationsEvents: {
        parameters: {
            query?: {
                /** @description Events per page; default 100. */
                limit?: string;
                /** @description Where the page begins: from the previous page's `next`. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        station: number;
                        events: {
                            /** Format: date-time */
                            time: string;
                            /** Format: date-time */
                            receivedAt: string;
                            /** @enum {string} */
                            type: "started" | "stopping" | "switch_pressed" | "switch_released" | "light_on" | "light_off" | "sensor_fault" | "sensor_recovered" | "clock_unsynchronised" | "clock_synchronised" | "queue_overflow" | "reading_refused" | "settings_changed" | "online" | "stale" | "offline";
                            message: string;
                            data: {
                                [key: string]: number | boolean | string | null;
                            } | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The record does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApiV1Events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
                    station?: number;
                    time?: string | number;
                    /** @enum {string} */
                    type: "started" | "stopping" | "switch_pressed" | "switch_released" | "light_on" | "light_off" | "sensor_fault" | "sensor_recovered" | "clock_unsynchronised" | "clock_synchronised" | "queue_overflow" | "reading_refused" | "settings_changed";
                    /** @default  */
                    message?: string;
                    data?: {
                        [key: string]: number | boolean | string | null;
                    } | null;
                } | {
                    id: string;
                    station?: number;
                    time?: string | number;
                    /** @enum {string} */
                    type: "started" | "stopping" | "switch_pressed" | "switch_released" | "light_on" | "light_off" | "sensor_fault" | "sensor_recovered" | "clock_unsynchronised" | "clock_synchronised" | "queue_overflow" | "reading_refused" | "settings_changed";
                    /** @default  */
                    message?: string;
                    data?: {
                        [key: string]: number | boolean | string | null;
                    } | null;
                }[];
            };
        };
        responses: {
            /** @description Added. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        stored: number;
                        repeated: number;
                        refused: number;
                        results: {
                            /** @description Position of the event in the body, from 1. */
                            position: number;
                            /** @enum {string} */
                            status: "stored" | "repeated" | "refused";
                            errors?: {
                                [key: string]: string[];
                            };
                        }[];
                    };
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApiV1DeviceStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    status: "online" | "offline";
                    version?: string;
                    interval?: number;
                    light?: boolean | null;
                    queued?: number;
                    lost?: number;
                    /** @enum {string} */
                    clock?: "synchronised" | "unsynchronised";
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listApiV1DeviceCommands: {
        parameters: {
            query?: {
                /** @description Seconds to wait for a command if there is none; default 0. */
                wait?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        commands: ({
                            /** @constant */
                            name: "read";
                            id: number;
                            /** Format: date-time */
                            expires: string;
                        } | {
                            /** @constant */
                            name: "light";
                            on: boolean | null;
                            id: number;
                            /** Format: date-time */
                            expires: string;
                        } | {
                            /** @constant */
                            name: "interval";
                            seconds: number;
                            id: number;
                            /** Format: date-time */
                            expires: string;
                        })[];
                    };
                };
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postApiV1DeviceReplies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: number;
                    /** @enum {string} */
                    status: "done" | "refused";
                    /** @default  */
                    message?: string;
                    result?: {
                        [key: string]: number | boolean | string | null;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Credentials are missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests: see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
}
