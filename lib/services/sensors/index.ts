export { addValues } from "./add-values";
export { takeSensor, takeSensorInstead } from "./choose";
export { type HeardNote, noteHeard } from "./note-sensors";
export { hasPending, readingFields, recordDue } from "./pending";
export { addSubscription, changeSubscription, removeSubscription } from "./subscribe";
export { addOwnSubscription, listSubscriptions, type Subscription } from "./subscriptions";
