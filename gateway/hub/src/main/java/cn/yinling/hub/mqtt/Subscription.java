package cn.yinling.hub.mqtt;

/**
 * A topic that a client hears. Immutable.
 *
 * @param isAcknowledged QoS 1; else QoS 0, sent once and never asked for again
 */
record Subscription(String topic, boolean isAcknowledged) {}
