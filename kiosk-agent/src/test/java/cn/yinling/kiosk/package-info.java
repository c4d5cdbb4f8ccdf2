@NullMarked
package cn.yinling.kiosk;

import org.jspecify.annotations.NullMarked;
