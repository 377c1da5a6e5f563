import '@adonisjs/core/types/http'

type ParamValue = string | number | bigint | boolean

export type ScannedRoutes = {
  ALL: {
    'session.show': { paramsTuple?: []; params?: {} }
    'session.store': { paramsTuple?: []; params?: {} }
    'session.destroy': { paramsTuple?: []; params?: {} }
    'forgotten_password.show': { paramsTuple?: []; params?: {} }
    'forgotten_password.store': { paramsTuple?: []; params?: {} }
    'password_reset.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'password_reset.store': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'invitation_acceptance.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'invitation_acceptance.store': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'preferences.store': { paramsTuple?: []; params?: {} }
    'clinics.index': { paramsTuple?: []; params?: {} }
    'account.show': { paramsTuple?: []; params?: {} }
    'account.update': { paramsTuple?: []; params?: {} }
    'password.update': { paramsTuple?: []; params?: {} }
    'everywhere.destroy': { paramsTuple?: []; params?: {} }
    'home.show': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'search.index': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
  }
  GET: {
    'session.show': { paramsTuple?: []; params?: {} }
    'forgotten_password.show': { paramsTuple?: []; params?: {} }
    'password_reset.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'invitation_acceptance.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'clinics.index': { paramsTuple?: []; params?: {} }
    'account.show': { paramsTuple?: []; params?: {} }
    'home.show': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'search.index': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
  }
  HEAD: {
    'session.show': { paramsTuple?: []; params?: {} }
    'forgotten_password.show': { paramsTuple?: []; params?: {} }
    'password_reset.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'invitation_acceptance.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'clinics.index': { paramsTuple?: []; params?: {} }
    'account.show': { paramsTuple?: []; params?: {} }
  }
  POST: {
    'session.store': { paramsTuple?: []; params?: {} }
    'forgotten_password.store': { paramsTuple?: []; params?: {} }
    'password_reset.store': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'invitation_acceptance.store': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'preferences.store': { paramsTuple?: []; params?: {} }
  }
  DELETE: {
    'session.destroy': { paramsTuple?: []; params?: {} }
    'everywhere.destroy': { paramsTuple?: []; params?: {} }
  }
  PUT: {
    'account.update': { paramsTuple?: []; params?: {} }
    'password.update': { paramsTuple?: []; params?: {} }
  }
}
declare module '@adonisjs/core/types/http' {
  export interface RoutesList extends ScannedRoutes {}
}