/** Topics of the gateway and who may use them. */
@NullMarked
package cn.yinling.link.topic;

import org.jspecify.annotations.NullMarked;
