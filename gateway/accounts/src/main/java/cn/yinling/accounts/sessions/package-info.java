/** Who is signed in. */
@NullMarked
package cn.yinling.accounts.sessions;

import org.jspecify.annotations.NullMarked;
