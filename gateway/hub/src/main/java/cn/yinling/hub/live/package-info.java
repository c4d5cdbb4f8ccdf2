/** What happens, told to pages as it happens: server-sent events. */
@NullMarked
package cn.yinling.hub.live;

import org.jspecify.annotations.NullMarked;
