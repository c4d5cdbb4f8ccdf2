/** How somebody shows who she is. */
@NullMarked
package cn.yinling.accounts.signin;

import org.jspecify.annotations.NullMarked;
