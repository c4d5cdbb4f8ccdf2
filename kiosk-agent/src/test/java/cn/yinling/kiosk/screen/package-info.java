@NullMarked
package cn.yinling.kiosk.screen;

import org.jspecify.annotations.NullMarked;
