/** The file of a family-care bed (家庭养老床位), from the application to the hand-back. */
@NullMarked
package cn.yinling.register.carebeds;

import org.jspecify.annotations.NullMarked;
