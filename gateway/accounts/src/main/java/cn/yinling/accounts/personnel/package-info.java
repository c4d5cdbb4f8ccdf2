/** Entering persons, and letting them go. */
@NullMarked
package cn.yinling.accounts.personnel;

import org.jspecify.annotations.NullMarked;
