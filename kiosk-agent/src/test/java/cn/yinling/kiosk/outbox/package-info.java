@NullMarked
package cn.yinling.kiosk.outbox;

import org.jspecify.annotations.NullMarked;
