import { declareLanguage } from '@yinling/ui'
import '@yinling/ui/tokens.css'
import '@yinling/ui/base.css'
import './kiosk.css'
import { createApp } from 'vue'
import App from './App.vue'

declareLanguage()
createApp(App).mount('#app')
