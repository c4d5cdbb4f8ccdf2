/** The REST API: its contract, who may use it, and how features answer its operations. */
@NullMarked
package cn.yinling.hub.api;

import org.jspecify.annotations.NullMarked;
