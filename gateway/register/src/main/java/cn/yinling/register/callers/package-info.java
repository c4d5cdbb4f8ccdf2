/** Who may be calling: whose telephone number it is. */
@NullMarked
package cn.yinling.register.callers;

import org.jspecify.annotations.NullMarked;
