/** Passwords of people, and who guesses them. */
@NullMarked
package cn.yinling.runtime.signin;

import org.jspecify.annotations.NullMarked;
