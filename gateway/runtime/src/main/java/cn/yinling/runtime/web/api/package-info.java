/** The REST API: its contract, who may use it, and how features answer its operations. */
@NullMarked
package cn.yinling.runtime.web.api;

import org.jspecify.annotations.NullMarked;
