package cn.yinling.hub.mqtt;

import cn.yinling.link.topic.Topic;
import java.time.Duration;

/**
 * The last will, checked against the rights of who left it.
 *
 * @param delay how long after the connection's end it is published, unless the client is back by
 *     then (OASIS MQTT 5.0, section 3.1.3.2.2)
 */
@SuppressWarnings("ArrayRecordComponent") // carried once, never compared
record Will(Topic topic, byte[] payload, Duration delay) {}
