/**
 * A small district in a database of its own, for tests of the register and of what is built upon
 * it. The sources are compiled into the tests of each module that needs them: these modules are
 * what they use.
 */
@NullMarked
package cn.yinling.testing.district;

import org.jspecify.annotations.NullMarked;
