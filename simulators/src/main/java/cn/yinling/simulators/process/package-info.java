/**
 * Gateway and hotline as processes of their own, with a database and a district made for one run.
 */
@NullMarked
package cn.yinling.simulators.process;

import org.jspecify.annotations.NullMarked;
