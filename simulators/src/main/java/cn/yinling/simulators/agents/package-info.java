/**
 * Robot agents at the seats that nobody has taken; they speak to the hotline as its console does.
 */
@NullMarked
package cn.yinling.simulators.agents;

import org.jspecify.annotations.NullMarked;
