@NullMarked
package cn.yinling.kiosk.sos;

import org.jspecify.annotations.NullMarked;
