/** What the tests of several modules share. */
@NullMarked
package cn.yinling.testing;

import org.jspecify.annotations.NullMarked;
