/**
 * MQTT 3.1.1 and 5 with devices and hotlines: who they are, what they may, what they are answered.
 */
@NullMarked
package cn.yinling.hub.mqtt;

import org.jspecify.annotations.NullMarked;
