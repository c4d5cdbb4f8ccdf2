/** The kiosk's connection to the gateway: empties the outbox, listens for commands. */
@NullMarked
package cn.yinling.kiosk.uplink;

import org.jspecify.annotations.NullMarked;
