/** What the gateway knows of what was measured before a case, asked of its API. */
@NullMarked
package cn.yinling.hotline.vitals;

import org.jspecify.annotations.NullMarked;
