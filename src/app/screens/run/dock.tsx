/**
 * The dock: the buttons of a run, at the bottom edge and at the same height in every kind of step. A face of a step
 * says which buttons there are; the frame of the run says where the dock is.
 */
import { createContext, type ReactNode, useContext } from 'react'
import { createPortal } from 'react-dom'

const DockPlace = createContext<HTMLElement | null>(null)
export const DockProvider = DockPlace.Provider

export function Dock({ children }: { readonly children: ReactNode }) {
  const place = useContext(DockPlace)
  return place === null ? null : createPortal(children, place)
}
