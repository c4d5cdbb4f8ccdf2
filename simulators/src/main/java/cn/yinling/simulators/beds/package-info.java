/** Family-care beds: what they would measure at any moment, and how they tell the gateway. */
@NullMarked
package cn.yinling.simulators.beds;

import org.jspecify.annotations.NullMarked;
