export { leaveConsumers, makeConsumer, removeConsumer, renewLeases, takeOrphans } from "./consumer-leases";
