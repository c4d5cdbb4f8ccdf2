/**
 * One MQTT 5 client connection over Eclipse Paho that looks after itself. Paho's types stay in
 * here.
 */
@NullMarked
package cn.yinling.link.mqtt;

import org.jspecify.annotations.NullMarked;
