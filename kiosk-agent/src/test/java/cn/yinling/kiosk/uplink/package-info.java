@NullMarked
package cn.yinling.kiosk.uplink;

import org.jspecify.annotations.NullMarked;
