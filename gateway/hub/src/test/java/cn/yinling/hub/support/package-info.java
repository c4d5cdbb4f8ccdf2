/** A real database and real clients for tests. */
@NullMarked
package cn.yinling.hub.support;

import org.jspecify.annotations.NullMarked;
