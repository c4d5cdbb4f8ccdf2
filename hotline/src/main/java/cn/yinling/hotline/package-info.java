/** The 24-hour hotline: alarms come in, and each is before an agent until she closes it. */
@NullMarked
package cn.yinling.hotline;

import org.jspecify.annotations.NullMarked;
