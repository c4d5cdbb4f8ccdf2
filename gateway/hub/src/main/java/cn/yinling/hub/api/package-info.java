/** What the hub says of itself over HTTP. */
@NullMarked
package cn.yinling.hub.api;

import org.jspecify.annotations.NullMarked;
