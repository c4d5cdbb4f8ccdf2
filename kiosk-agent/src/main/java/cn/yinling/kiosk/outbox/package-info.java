/** What must leave the kiosk, kept on its disk until the gateway has it; SQLite stays in here. */
@NullMarked
package cn.yinling.kiosk.outbox;

import org.jspecify.annotations.NullMarked;
