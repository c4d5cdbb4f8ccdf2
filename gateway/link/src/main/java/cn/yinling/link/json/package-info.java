/** How records of this module are written as JSON. */
@NullMarked
package cn.yinling.link.json;

import org.jspecify.annotations.NullMarked;
