/**
 * Who is looked after and by which devices: the register, and the copy of it that the hub works
 * from.
 */
@NullMarked
package cn.yinling.register;

import org.jspecify.annotations.NullMarked;
