/** What the gateway knows of a case and of who calls, asked of its API. */
@NullMarked
package cn.yinling.hotline.gateway;

import org.jspecify.annotations.NullMarked;
