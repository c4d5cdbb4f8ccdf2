/** What happens, told to pages as it happens: server-sent events. */
@NullMarked
package cn.yinling.hub.view.live;

import org.jspecify.annotations.NullMarked;
