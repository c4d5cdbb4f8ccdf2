/** Somebody outside of the hotline hears of it when nobody in it is ready. */
@NullMarked
package cn.yinling.hotline.escalation;

import org.jspecify.annotations.NullMarked;
